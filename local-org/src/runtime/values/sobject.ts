import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import type { ApexType } from '../../semantic/types.ts';
import type { ApexList } from './collections.ts';
import type { Id } from './scalars.ts';
import { ApexObject, keyText, type Key, type TypeResolver, type Value } from './value.ts';

/**
 * A record in memory. `values` holds what was set or queried, explicit nulls too; a field that is not in it reads as null
 * on a record built with `new`, and throws on a queried one (`queried` true) as the platform does.
 * Field values are already of the field's Apex type: Id for references, BigDecimal for currency …
 */
export class SObject extends ApexObject {
  readonly definition: ObjectDefinition;
  /** Qualified API name → value, in order of first assignment (queried: SELECT order). */
  readonly values = new Map<string, Value>();
  /** Qualified relationship name (`Account`, `Parent__r`) → parent record or null. */
  readonly parents = new Map<string, SObject | null>();
  /** Qualified child relationship name → queried rows. */
  readonly children = new Map<string, ApexList>();
  /** True for rows that came from SOQL: reading an unqueried field is an SObjectException. */
  queried = false;
  /** Records of Trigger.old, and of Trigger.new in after triggers. */
  readOnly = false;
  /** Set by `clone`: the id of the source, null if it had none. */
  clonedFrom: Id | null | undefined;
  /** What `setOptions` was given (`Database.DMLOptions`). */
  options: ApexObject | undefined;
  /** What `addError` put on the record. */
  errors: { readonly field: string | undefined; readonly message: string }[] | undefined;
  constructor(definition: ObjectDefinition) {
    super();
    this.definition = definition;
  }
  get(field: FieldDefinition): Value | undefined {
    return this.values.get(field.name);
  }
  /** Records compare by their field values. */
  override key(): Key {
    const fields = [...this.values].map(([name, value]) => `${name}\0=${keyText(value)}`).sort();
    return `\0o${this.definition.name}\0:${fields.join('\0,')}`;
  }
  typeIn(types: TypeResolver): ApexType {
    return types.sobject(this.definition.name);
  }
}
