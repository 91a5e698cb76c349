import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import { NativeObject } from './value.ts';

/** `Account.SObjectType`: one instance a definition (the org hands them out), so that identity is equality. */
export class SObjectTypeValue extends NativeObject {
  readonly apexName = 'Schema.SObjectType';
  readonly definition: ObjectDefinition;
  constructor(definition: ObjectDefinition) {
    super();
    this.definition = definition;
  }
  /** `Account`, as String.valueOf prints it. */
  apexText(): string {
    return this.definition.name;
  }
}

/** `Account.Name` as a token (`Schema.SObjectField`): one instance a field. */
export class SObjectFieldValue extends NativeObject {
  readonly apexName = 'Schema.SObjectField';
  readonly definition: ObjectDefinition;
  readonly field: FieldDefinition;
  constructor(definition: ObjectDefinition, field: FieldDefinition) {
    super();
    this.definition = definition;
    this.field = field;
  }
  /** `Name` */
  apexText(): string {
    return this.field.name;
  }
}

/** `Schema.DescribeSObjectResult` */
export class DescribeObjectValue extends NativeObject {
  readonly apexName = 'Schema.DescribeSObjectResult';
  readonly definition: ObjectDefinition;
  constructor(definition: ObjectDefinition) {
    super();
    this.definition = definition;
  }
}

/** `Schema.DescribeFieldResult` */
export class DescribeFieldValue extends NativeObject {
  readonly apexName = 'Schema.DescribeFieldResult';
  readonly definition: ObjectDefinition;
  readonly field: FieldDefinition;
  constructor(definition: ObjectDefinition, field: FieldDefinition) {
    super();
    this.definition = definition;
    this.field = field;
  }
}
