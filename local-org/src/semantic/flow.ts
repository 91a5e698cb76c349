import type { Expression } from '../parser/ast-expressions.ts';
import type { Block, Statement } from '../parser/ast-statements.ts';
import type { Report } from './report.ts';

/**
 * Which statements can be reached, and whether a body can end without a return: the laws that only a compiler meets.
 * Works on the source tree; loops with a constant `true` condition and no break never complete.
 */
export function checkFlow(file: string, body: Block, needsReturn: boolean, report: Report): void {
  const completes = blockCompletes(file, body, report);
  if (needsReturn && completes) report.error(file, body.endPosition, 'Missing return statement required return type');
}

function blockCompletes(file: string, block: Block, report: Report): boolean {
  let reachable = true;
  for (const statement of block.statements) {
    if (!reachable) {
      report.error(file, statement.position, 'Unreachable statement');
      return false;
    }
    reachable = completes(file, statement, report);
  }
  return reachable;
}

function completes(file: string, statement: Statement | undefined, report: Report): boolean {
  if (statement === undefined) return true;
  switch (statement.kind) {
    case 'block':
      return blockCompletes(file, statement, report);
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
      return false;
    case 'if': {
      const then = completes(file, statement.then, report);
      const otherwise = completes(file, statement.otherwise, report);
      return then || statement.otherwise === undefined || otherwise;
    }
    case 'while':
      completes(file, statement.body, report);
      return !isTrue(statement.condition) || hasBreak(statement.body);
    case 'doWhile': {
      const body = completes(file, statement.body, report);
      return (body && !isTrue(statement.condition)) || hasBreak(statement.body);
    }
    case 'for':
      completes(file, statement.body, report);
      return !(statement.condition === undefined || isTrue(statement.condition)) || hasBreak(statement.body);
    case 'forEach':
      completes(file, statement.body, report);
      return true;
    case 'switch': {
      const ends = statement.branches.map((branch) => blockCompletes(file, branch.body, report));
      return ends.some(Boolean) || !statement.branches.some((branch) => branch.when.kind === 'else');
    }
    case 'try': {
      const body = blockCompletes(file, statement.body, report);
      const catches = statement.catches.map((clause) => blockCompletes(file, clause.body, report));
      const last = statement.finallyBody === undefined || blockCompletes(file, statement.finallyBody, report);
      return last && (body || catches.some(Boolean));
    }
    case 'runAs':
      return blockCompletes(file, statement.body, report);
    default:
      return true;
  }
}

function isTrue(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.value === true;
}

/** A break that leaves this loop, not one inside it. */
function hasBreak(statement: Statement | undefined): boolean {
  if (statement === undefined) return false;
  switch (statement.kind) {
    case 'break':
      return true;
    case 'block':
      return statement.statements.some(hasBreak);
    case 'if':
      return hasBreak(statement.then) || hasBreak(statement.otherwise);
    case 'switch':
      return statement.branches.some((branch) => hasBreak(branch.body));
    case 'try':
      return (
        hasBreak(statement.body) ||
        statement.catches.some((clause) => hasBreak(clause.body)) ||
        hasBreak(statement.finallyBody)
      );
    case 'runAs':
      return hasBreak(statement.body);
    default:
      return false;
  }
}
