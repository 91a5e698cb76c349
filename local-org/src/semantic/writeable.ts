import type { Position } from '../base/position.ts';
import type { FieldDefinition } from '../metadata/model.ts';
import { CompileError } from './compile-error.ts';

/**
 * Fields that neither insert nor update takes (audit fields, formulas, auto numbers) can't be assigned in Apex at all; tests
 * that need them go through JSON. The Id can: `new Account(Id = …)` is how a row is updated without a query.
 */
export function checkWriteable(objectName: string, field: FieldDefinition, position: Position): void {
  if (field.createable || field.updateable || field.type === 'id') return;
  throw new CompileError(`Field is not writeable: ${objectName}.${field.name}`, position);
}
