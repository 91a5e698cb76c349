import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexSet } from '../../runtime/values/collections.ts';
import type { ApexException } from '../../runtime/values/guest.ts';
import { Id } from '../../runtime/values/scalars.ts';
import { NativeObject } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';
import { orgOf } from './org-of.ts';

type Text = string | null;

const PROPERTIES = ['notificationTypeId', 'senderId', 'title', 'body', 'targetId', 'targetPageRef'] as const;
type Property = (typeof PROPERTIES)[number];

class NotificationValue extends NativeObject {
  readonly apexName = 'Messaging.CustomNotification';
  readonly values = new Map<Property, string>();
  set(name: Property, value: Text): void {
    if (value === null) this.values.delete(name);
    else this.values.set(name, value);
  }
}

const MOST_RECIPIENTS = 500;
const LONGEST: readonly (readonly [Property, number])[] = [
  ['title', 250],
  ['body', 750],
];
/** Users, groups and queues, accounts and opportunities (whose teams are meant). */
const RECIPIENTS = ['User', 'Group', 'Account', 'Opportunity'];

/**
 * Kept, not shown: `Org.sent`. Source: Apex Reference, CustomNotification Class (what is required, lengths, kinds of
 * recipients, 500 of them). The kind of exception and its texts are assumed, but for `Invalid parameter value for:
 * targetPageRef`, which users report.
 */
export const customNotificationClass = nativeClass(
  'Messaging.CustomNotification',
  { complete: true, note: 'kept for tests, shown nowhere' },
  {
    'new()': () => new NotificationValue(),
    'new(String typeId, String sender, String title, String body, String targetId, String targetPageRef)': (
      _rt: Runtime,
      _type: unknown,
      ...given: Text[]
    ) => {
      const made = new NotificationValue();
      PROPERTIES.forEach((name, i) => made.set(name, given[i] ?? null));
      return made;
    },
    ...Object.fromEntries(
      PROPERTIES.map((name) => [
        `void set${name.charAt(0).toUpperCase()}${name.slice(1)}(String value)`,
        (_rt: Runtime, self: NotificationValue, value: Text) => self.set(name, value),
      ]),
    ),
    'void send(Set<String> users)': send,
  },
);

function send(rt: Runtime, self: NotificationValue, users: ApexSet | null): void {
  if (users === null) throw rt.nullPointer();
  const org = orgOf(rt);
  for (const name of ['notificationTypeId', 'title', 'body'] as const)
    if ((self.values.get(name) ?? '') === '') throw missing(rt, name);
  if (!self.values.has('targetId') && !self.values.has('targetPageRef')) throw missing(rt, 'targetId');
  for (const [name, most] of LONGEST) if ((self.values.get(name) ?? '').length > most) throw invalid(rt, name);
  checkTarget(rt, self);
  const recipients = [...users.values()].map((value) => recipientOf(rt, org, value as Text));
  if (recipients.length === 0 || recipients.length > MOST_RECIPIENTS) throw invalid(rt, 'recipientIds');
  const pageRef = self.values.get('targetPageRef');
  org.keepSent({
    kind: 'notification',
    type: typeOf(rt, org, self),
    title: self.values.get('title') ?? '',
    body: self.values.get('body') ?? '',
    targetId: self.values.get('targetId'),
    targetPageRef: pageRef,
    recipients: recipients.map((id) => id.value),
    users: [...new Set(recipients.flatMap((id) => activeUsers(rt, org, id)))],
  });
}

/** Any text of an id's shape is a target: the reference proposes `000000000000000AAA` where there is none. */
function checkTarget(rt: Runtime, { values }: NotificationValue): void {
  const [id, page] = [values.get('targetId'), values.get('targetPageRef')];
  if (id !== undefined && Id.parse(id) === undefined) throw invalid(rt, 'targetId');
  if (page !== undefined && !isPageReference(page)) throw invalid(rt, 'targetPageRef');
}

/** The JSON of a page reference: an object with a type and attributes. */
function isPageReference(text: string): boolean {
  try {
    const page: unknown = JSON.parse(text);
    return typeof page === 'object' && page !== null && 'type' in page && 'attributes' in page;
  } catch {
    return false;
  }
}

function typeOf(rt: Runtime, org: Org, { values }: NotificationValue): string {
  const id = Id.parse(values.get('notificationTypeId') ?? '');
  const row = id === undefined ? undefined : org.records.find(org.object('CustomNotificationType'), id);
  if (row === undefined) throw invalid(rt, 'customNotifTypeId');
  return String(row.values.get('DeveloperName'));
}

function recipientOf(rt: Runtime, org: Org, text: Text): Id {
  const id = text === null ? undefined : Id.parse(text);
  const object = id === undefined ? undefined : org.objectOfId(id);
  if (id === undefined || object === undefined || !RECIPIENTS.includes(object.name)) throw invalid(rt, 'recipientIds');
  return id;
}

/** Who is not active is passed over without a word. Teams are not modelled: they have no members. */
function activeUsers(rt: Runtime, org: Org, id: Id): string[] {
  const object = org.objectOfId(id)?.name;
  if (object === 'User')
    return org.records.find(org.object('User'), id)?.values.get('IsActive') === true ? [id.value] : [];
  if (object !== 'Group') return [];
  const members = org.records.where(org.object('GroupMember'), '"GroupId" = ?', [id.value]);
  return members.flatMap(({ values }) => {
    const member = values.get('UserOrGroupId');
    return member instanceof Id && member.value !== id.value ? activeUsers(rt, org, member) : [];
  });
}

function missing(rt: Runtime, name: string): ApexException {
  return rt.exception('System.InvalidParameterValueException', `Missing parameter value for: ${name}`);
}

function invalid(rt: Runtime, name: string): ApexException {
  return rt.exception('System.InvalidParameterValueException', `Invalid parameter value for: ${name}`);
}
