import type { FieldDefinition, ObjectDefinition } from '../metadata/model.ts';
import {
  DescribeFieldValue,
  DescribeObjectValue,
  SObjectFieldValue,
  SObjectTypeValue,
} from '../runtime/values/describe-tokens.ts';

/** Describe tokens, one instance a definition. A field that two objects share (Activity) has a token on each. */
export class Tokens {
  private readonly objects = new Map<ObjectDefinition, SObjectTypeValue>();
  private readonly fields = new Map<ObjectDefinition, Map<FieldDefinition, SObjectFieldValue>>();
  private readonly objectDescribes = new Map<ObjectDefinition, DescribeObjectValue>();

  object(object: ObjectDefinition): SObjectTypeValue {
    let token = this.objects.get(object);
    if (token === undefined) this.objects.set(object, (token = new SObjectTypeValue(object)));
    return token;
  }
  field(object: ObjectDefinition, field: FieldDefinition): SObjectFieldValue {
    let fields = this.fields.get(object);
    if (fields === undefined) this.fields.set(object, (fields = new Map()));
    let token = fields.get(field);
    if (token === undefined) fields.set(field, (token = new SObjectFieldValue(object, field)));
    return token;
  }
  describeObject(object: ObjectDefinition): DescribeObjectValue {
    let describe = this.objectDescribes.get(object);
    if (describe === undefined) this.objectDescribes.set(object, (describe = new DescribeObjectValue(object)));
    return describe;
  }
  describeField(object: ObjectDefinition, field: FieldDefinition): DescribeFieldValue {
    return new DescribeFieldValue(object, field);
  }
}
