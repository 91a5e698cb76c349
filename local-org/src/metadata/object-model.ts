import type {
  ChildRelationship,
  FieldDefinition,
  FieldSetDefinition,
  ObjectDefinition,
  RecordTypeDefinition,
  ValidationRuleDefinition,
} from './model.ts';
import { qualify } from './names.ts';

type ObjectFacts = Omit<
  ObjectDefinition,
  | 'fields'
  | 'recordTypes'
  | 'fieldSets'
  | 'sharingReasons'
  | 'validationRules'
  | 'childRelationships'
  | 'findField'
  | 'findRelationship'
  | 'findChildRelationship'
>;

/** An object definition while it is put together; the rest of the program sees it as an `ObjectDefinition`. */
export class ObjectModel implements ObjectDefinition {
  declare readonly name: string;
  declare readonly localName: string;
  declare readonly namespace: string | undefined;
  declare readonly label: string;
  declare readonly pluralLabel: string;
  declare readonly kind: ObjectDefinition['kind'];
  declare readonly customSettingType: ObjectDefinition['customSettingType'];
  declare readonly keyPrefix: string | undefined;
  declare readonly sharingModel: ObjectDefinition['sharingModel'];
  declare readonly visibility: ObjectDefinition['visibility'];
  declare readonly createable: boolean;
  declare readonly updateable: boolean;
  declare readonly deletable: boolean;
  declare readonly queryable: boolean;
  declare readonly triggerable: boolean;
  declare readonly isSetup: boolean;
  declare readonly nameField: string | undefined;
  readonly fields = new Map<string, FieldDefinition>();
  readonly recordTypes: RecordTypeDefinition[] = [];
  readonly fieldSets: FieldSetDefinition[] = [];
  readonly sharingReasons: string[] = [];
  readonly validationRules: ValidationRuleDefinition[] = [];
  readonly childRelationships: ChildRelationship[] = [];
  /** The project's namespace: its local names find its qualified fields. */
  private readonly projectNamespace: string | undefined;
  private relationships: Map<string, FieldDefinition> | undefined;

  constructor(facts: ObjectFacts, projectNamespace: string | undefined) {
    Object.assign(this, facts);
    this.projectNamespace = projectNamespace;
  }

  /** Adds a field or replaces the one of that name. */
  addField(field: FieldDefinition): void {
    this.fields.set(field.name.toLowerCase(), field);
    this.relationships = undefined;
  }
  removeField(name: string): void {
    this.fields.delete(name.toLowerCase());
    this.relationships = undefined;
  }
  /** Changes what a metadata file says of an object that exists (standard objects in a project). */
  change(facts: Partial<ObjectFacts>): void {
    Object.assign(this, facts);
  }

  findField(name: string): FieldDefinition | undefined {
    return this.fields.get(name.toLowerCase()) ?? this.fields.get(qualify(name, this.projectNamespace).toLowerCase());
  }

  findRelationship(name: string): FieldDefinition | undefined {
    this.relationships ??= this.indexRelationships();
    return (
      this.relationships.get(name.toLowerCase()) ??
      this.relationships.get(qualify(name, this.projectNamespace).toLowerCase())
    );
  }
  private indexRelationships(): Map<string, FieldDefinition> {
    const index = new Map<string, FieldDefinition>();
    for (const field of this.fields.values()) {
      if (field.relationshipName !== undefined) index.set(field.relationshipName.toLowerCase(), field);
    }
    return index;
  }

  findChildRelationship(name: string): ChildRelationship | undefined {
    const wanted = [name.toLowerCase(), qualify(name, this.projectNamespace).toLowerCase()];
    return this.childRelationships.find((relationship) => wanted.includes(relationship.name.toLowerCase()));
  }
}
