import { evaluateFormula } from '../formula/stored-formula.ts';
import { dmlError, type DmlContext, type RowWork } from './work.ts';

/** The object's active validation rules; every rule that is broken adds its error. `CreatedDate` is still empty on insert. */
export function applyValidationRules({ org }: DmlContext, work: RowWork): void {
  const { image } = work;
  if (image === undefined) return;
  for (const rule of work.object.validationRules) {
    if (!rule.active) continue;
    const broken = evaluateFormula(org, rule.formula, {
      object: work.object,
      values: image.values,
      before: work.before,
    });
    if (broken !== true) continue;
    const field = rule.errorField === undefined ? undefined : work.object.findField(rule.errorField);
    work.errors.push(
      dmlError('FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.message, field === undefined ? [] : [field.name]),
    );
  }
}
