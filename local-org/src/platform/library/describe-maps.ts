import type { ObjectDefinition } from '../../metadata/model.ts';
import { qualify } from '../../metadata/names.ts';
import { nativeClass, type NativeClass } from '../../semantic/native.ts';
import type { ApexType } from '../../semantic/types.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexMap } from '../../runtime/values/collections.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';

/** A describe map: lower-case keys, looked up without regard to case, and by the local name inside the namespace. */
export class DescribeMap extends ApexMap {
  private readonly namespace: string | undefined;
  constructor(type: ApexType, namespace: string | undefined) {
    super(type, true);
    this.namespace = namespace;
  }
  override get(key: Value): Value {
    return super.get(this.known(key));
  }
  override has(key: Value): boolean {
    return super.has(this.known(key));
  }
  private known(key: Value): Value {
    if (typeof key !== 'string' || super.has(key)) return key;
    return qualify(key, this.namespace);
  }
}

/** `describe.fields` */
export class FieldsValue extends NativeObject {
  readonly apexName = 'Schema.SObjectTypeFields';
  readonly definition: ObjectDefinition;
  constructor(definition: ObjectDefinition) {
    super();
    this.definition = definition;
  }
}

/** `describe.fieldSets` */
export class FieldSetsValue extends NativeObject {
  readonly apexName = 'Schema.SObjectTypeFieldSets';
  readonly definition: ObjectDefinition;
  constructor(definition: ObjectDefinition) {
    super();
    this.definition = definition;
  }
}

export const describeMapClasses: readonly NativeClass[] = [
  nativeClass(
    'Schema.SObjectTypeFields',
    { complete: true },
    {
      'Map<String, Schema.SObjectField> getMap()': (rt: Runtime, self: FieldsValue) => {
        const map = new DescribeMap(
          rt.types.map(rt.types.string, rt.types.named('Schema.SObjectField')),
          rt.org.model.namespace,
        );
        for (const field of self.definition.fields.values())
          map.put(field.name.toLowerCase(), rt.org.fieldToken(self.definition, field));
        return map;
      },
    },
  ),
];
