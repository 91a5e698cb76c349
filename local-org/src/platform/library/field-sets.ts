import type { FieldDefinition, FieldSetDefinition, ObjectDefinition } from '../../metadata/model.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { NativeObject, type Key, type Value } from '../../runtime/values/value.ts';
import { nativeClass, type NativeClass, type NativeMember } from '../../semantic/native.ts';
import { displayType } from './describe-field.ts';
import { DescribeMap, type FieldSetsValue } from './describe-maps.ts';

/** `Schema.FieldSet`: equal to every other value for the same set. */
class FieldSetValue extends NativeObject {
  readonly apexName = 'Schema.FieldSet';
  readonly object: ObjectDefinition;
  readonly set: FieldSetDefinition;
  constructor(object: ObjectDefinition, set: FieldSetDefinition) {
    super();
    this.object = object;
    this.set = set;
  }
  override key(): Key {
    return `\0f${this.object.name}.${this.set.name}`;
  }
}

class FieldSetMemberValue extends NativeObject {
  readonly apexName = 'Schema.FieldSetMember';
  readonly of: FieldSetValue;
  readonly path: string;
  readonly required: boolean;
  constructor(of: FieldSetValue, path: string, required: boolean) {
    super();
    this.of = of;
    this.path = path;
    this.required = required;
  }
  override key(): Key {
    return `${String(this.of.key())}.${this.path}`;
  }
}

type Read<T> = (rt: Runtime, self: T) => Value;

/** Source: Apex Reference, FieldSet Class, FieldSetMember Class. */
export const fieldSetClasses: readonly NativeClass[] = [
  nativeClass(
    'Schema.SObjectTypeFieldSets',
    { complete: true },
    {
      'Map<String, Schema.FieldSet> getMap()': (rt: Runtime, self: FieldSetsValue) => {
        const map = new DescribeMap(
          rt.types.map(rt.types.string, rt.types.named('Schema.FieldSet')),
          rt.org.model.namespace,
        );
        for (const set of self.definition.fieldSets)
          map.put(qualifiedName(set).toLowerCase(), new FieldSetValue(self.definition, set));
        return map;
      },
    },
  ),
  nativeClass(
    'Schema.FieldSet',
    { complete: true },
    {
      'List<Schema.FieldSetMember> getFields()': (rt: Runtime, self: FieldSetValue) =>
        rt.list(
          'Schema.FieldSetMember',
          self.set.fields.map(({ path, required }) => new FieldSetMemberValue(self, path, required)),
        ),
      'String getName()': (_rt: Runtime, self: FieldSetValue) => self.set.name,
      'String getNameSpace()': (_rt: Runtime, self: FieldSetValue) => self.set.namespace ?? '',
      'String getLabel()': (_rt: Runtime, self: FieldSetValue) => self.set.label,
      'String getDescription()': (_rt: Runtime, self: FieldSetValue) => self.set.description ?? null,
      'Schema.SObjectType getSObjectType()': (rt: Runtime, self: FieldSetValue) => rt.org.objectToken(self.object),
    },
  ),
  nativeClass(
    'Schema.FieldSetMember',
    { complete: true },
    {
      ...memberProperty('String', 'fieldPath', (_rt, self) => self.path),
      ...memberProperty('String', 'label', (rt, self) => fieldOf(rt, self).field.label),
      ...memberProperty('Boolean', 'required', (_rt, self) => self.required),
      ...memberProperty('Boolean', 'dbRequired', (rt, self) => fieldOf(rt, self).field.required),
      'Boolean getDBRequired()': (rt: Runtime, self: FieldSetMemberValue) => fieldOf(rt, self).field.required,
      'Schema.DisplayType getType()': (rt: Runtime, self: FieldSetMemberValue) =>
        rt.enumValue('Schema.DisplayType', displayType(fieldOf(rt, self).field)),
      'Schema.SObjectField getSObjectField()': (rt: Runtime, self: FieldSetMemberValue) => {
        const { object, field } = fieldOf(rt, self);
        return rt.org.fieldToken(object, field);
      },
    },
  ),
];

/** A getter, and the property that JSON writes; nobody can set it. */
function memberProperty(type: string, name: string, read: Read<FieldSetMemberValue>): Record<string, NativeMember> {
  const getter = `${type} get${name.charAt(0).toUpperCase()}${name.slice(1)}()`;
  return {
    ...(name === 'dbRequired' ? {} : { [getter]: read }),
    [`${type} ${name}`]: {
      get: read,
      set: (rt: Runtime) => {
        throw rt.unsupported(`Schema.FieldSetMember.${name} can't be set`);
      },
    },
  };
}

/** `ns__Name` */
function qualifiedName(set: FieldSetDefinition): string {
  return set.namespace === undefined ? set.name : `${set.namespace}__${set.name}`;
}

/** The field at the end of the path. */
function fieldOf(
  rt: Runtime,
  member: FieldSetMemberValue,
): { readonly object: ObjectDefinition; readonly field: FieldDefinition } {
  const parts = member.path.split('.');
  const last = parts.pop() ?? '';
  let object: ObjectDefinition | undefined = member.of.object;
  for (const part of parts) {
    const lookup: FieldDefinition | undefined =
      object?.findRelationship(part) ?? object?.findField(part.replace(/__c$/i, '__r'));
    object = lookup === undefined ? undefined : rt.org.model.findObject(lookup.referenceTo[0] ?? '');
  }
  const field = object?.findField(last);
  if (object === undefined || field === undefined)
    throw rt.unsupported(`field set ${member.of.set.name}: the field ${member.path} of ${member.of.object.name}`);
  return { object, field };
}
