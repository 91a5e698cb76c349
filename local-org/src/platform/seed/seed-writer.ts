import { ApexDatetime, type Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';

/** Writes rows past all rules: what the platform itself puts into an org. Fields that the object lacks are left out. */
export class SeedWriter {
  private readonly org: Pick<Org, 'records' | 'ids' | 'object'>;
  private creator: Id | undefined;
  private readonly at = new ApexDatetime(Math.floor(Date.now() / 1000) * 1000);
  constructor(org: Pick<Org, 'records' | 'ids' | 'object'>) {
    this.org = org;
  }
  setCreator(id: Id): void {
    this.creator = id;
  }
  row(objectName: string, values: Readonly<Record<string, Value>>): Id {
    const object = this.org.object(objectName);
    const id = this.org.ids.next(object);
    const creator = this.creator ?? (objectName === 'User' ? id : null);
    const row = new Map<string, Value>([
      ['Id', id],
      ['CreatedDate', this.at],
      ['LastModifiedDate', this.at],
      ['SystemModstamp', this.at],
      ['CreatedById', creator],
      ['LastModifiedById', creator],
      ['IsDeleted', false],
    ]);
    for (const [name, value] of Object.entries(values)) {
      const field = object.findField(name);
      if (field !== undefined) row.set(field.name, value);
    }
    this.org.records.insert(object, row);
    return id;
  }
}
