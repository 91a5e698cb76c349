import type { BoundExpression } from '../../semantic/bound.ts';

/** Whether evaluating an expression can change something that is seen elsewhere, so that its order matters. */
export function hasEffects(expression: BoundExpression): boolean {
  switch (expression.kind) {
    case 'literal':
    case 'decimalLiteral':
    case 'doubleLiteral':
    case 'local':
    case 'this':
    case 'enumConstant':
    case 'typeRef':
    case 'objectToken':
    case 'fieldToken':
    case 'describeToken':
    case 'label':
      return false;
    case 'field':
      return expression.field.kind === 'property' || hasEffects(expression.target);
    case 'staticField':
      return expression.field.kind === 'property';
    case 'sobjectField':
    case 'sobjectParent':
    case 'sobjectChildren':
      return hasEffects(expression.target);
    case 'convert':
    case 'cast':
    case 'instanceof':
    case 'unary':
      return hasEffects(expression.operand);
    case 'arithmetic':
    case 'concat':
    case 'logic':
    case 'coalesce':
    case 'equals':
    case 'compare':
      return hasEffects(expression.left) || hasEffects(expression.right);
    case 'index':
      return hasEffects(expression.target) || hasEffects(expression.index);
    default:
      return true;
  }
}
