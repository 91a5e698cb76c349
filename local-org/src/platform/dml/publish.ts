import type { DmlRequest, DmlRowResult } from '../../runtime/org-port.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import type { Org } from '../org.ts';
import { prepareInsert } from './prepare-row.ts';
import { validateRow } from './validate.ts';
import { isClean, newWork, type RowWork } from './work.ts';

/**
 * Publishes platform events: each is checked by itself, a refused one doesn't stop the others. Subscribers run later, from
 * the queue of jobs. Platform Events Developer Guide, "Publish Event Messages with Apex".
 */
export function publishEvents(org: Org, request: DmlRequest): DmlRowResult[] {
  const works = request.rows.map((row, i) => newWork(i, row, 'insert'));
  for (const work of works) {
    prepareInsert({ org, request }, work);
    if (isClean(work)) validateRow({ org, request }, work);
  }
  const published = works.filter(isClean).flatMap((work) => eventOf(org, work));
  if (published.length > 0) org.jobs.publish(published);
  return works.map((work) => ({ id: work.id, success: isClean(work), created: isClean(work), errors: work.errors }));
}

function eventOf(org: Org, work: RowWork): SObject[] {
  if (work.image === undefined) return [];
  work.id = org.ids.next(work.object);
  const event = new SObject(work.object);
  for (const [name, value] of work.image.values) event.values.set(name, value);
  event.values.delete('Id');
  event.values.set('ReplayId', String(org.jobs.nextReplayId()));
  event.values.set('CreatedDate', org.now());
  event.values.set('CreatedById', org.user.id);
  return [event];
}
