import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { platformLibrary } from '../../src/platform/library/index.ts';
import type { SentMessage } from '../../src/runtime/org-port.ts';
import type { Id } from '../../src/runtime/values/scalars.ts';
import type { Value } from '../../src/runtime/values/value.ts';
import { languageLibrary } from '../../src/stdlib/index.ts';
import { xml } from '../metadata/project-fixture.ts';
import { INVOICE_PROJECT } from './invoice-project.ts';
import { orgOf, thrownBy, type OrgFixture } from './org-fixture.ts';

const PAGE = '{"type":"standard__navItemPage","attributes":{"apiName":"Songs"}}';
const PROJECT = {
  ...INVOICE_PROJECT,
  'force-app/notificationtypes/Song.notiftype-meta.xml': xml(
    'CustomNotificationType',
    '<customNotifTypeName>Song</customNotifTypeName><desktop>true</desktop><masterLabel>Song</masterLabel><mobile>true</mobile>',
  ),
};

/** Calls a member of the library as generated code does. */
function call(f: OrgFixture, className: string, signature: string, ...args: unknown[]): Value {
  for (const native of [...languageLibrary, ...platformLibrary]) {
    const member = native.fullName === className ? native.members[signature] : undefined;
    if (typeof member === 'function') return (member as (...all: unknown[]) => Value)(f.rt, ...args);
  }
  throw new Error(`no member ${signature} on ${className}`);
}

function sendSong(f: OrgFixture, recipients: readonly Id[]): void {
  const [type] = f.org.records.where(f.org.object('CustomNotificationType'), '1 = 1');
  const id = type?.values.get('Id') as Id;
  const song = f.rt.instantiate(f.rt.types.named('Messaging.CustomNotification'), [
    id.value,
    null,
    'A song',
    'Sung.',
    null,
    PAGE,
  ]);
  const users = f.rt.set(
    'String',
    recipients.map((one) => one.value),
  );
  call(f, 'Messaging.CustomNotification', 'void send(Set<String> users)', song, users);
}

function sendMail(f: OrgFixture, address = 'a@example.com'): void {
  const mail = f.rt.instantiate(f.rt.types.named('Messaging.SingleEmailMessage'));
  f.rt.invoke(mail, 'setToAddresses', [f.rt.list('String', [address])]);
  f.rt.invoke(mail, 'setSubject', ['A song']);
  f.rt.invoke(mail, 'setPlainTextBody', ['Sung.']);
  const list = f.rt.list('Messaging.Email', [mail]);
  call(f, 'System.Messaging', 'static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> messages)', list);
}

describe('what programs send', () => {
  it('B2 is kept with the users that a queue stands for, those of its groups too', () => {
    const f = orgOf(PROJECT);
    const crowd = f.insert('Group', { Name: 'Crowd', Type: 'Regular' });
    const line = f.insert('Group', { Name: 'Line', Type: 'Queue' });
    f.insert('GroupMember', { GroupId: crowd, UserOrGroupId: f.org.user.id });
    f.insert('GroupMember', { GroupId: line, UserOrGroupId: crowd });
    sendSong(f, [line]);
    const expected: SentMessage = {
      kind: 'notification',
      type: 'Song',
      title: 'A song',
      body: 'Sung.',
      targetId: undefined,
      targetPageRef: PAGE,
      recipients: [line.value],
      users: [f.org.user.id.value],
    };
    assert.deepEqual(f.org.sent, [expected]);
  });

  it('B2 passes over users that are not active', () => {
    const f = orgOf(PROJECT);
    const [robot] = f.org.records.where(f.org.object('User'), `"Alias" = 'autoproc'`);
    const id = robot?.values.get('Id') as Id;
    f.org.records.update(f.org.object('User'), id.value, new Map([['IsActive', false]]));
    sendSong(f, [id]);
    assert.deepEqual(
      f.org.sent.map((one) => one.kind === 'notification' && one.users),
      [[]],
    );
  });

  it('B4 an e-mail to what is no address is refused', () => {
    const f = orgOf(PROJECT);
    assert.match(
      thrownBy(() => sendMail(f, 'nobody')),
      /INVALID_EMAIL_ADDRESS/,
    );
    assert.deepEqual(f.org.sent, []);
  });

  it('B3 e-mails are kept, and forgotten when the transaction is rolled back', () => {
    const f = orgOf(PROJECT);
    sendMail(f);
    f.org.isolated(() => sendMail(f));
    assert.deepEqual(f.org.sent, [{ kind: 'email', to: ['a@example.com'], subject: 'A song', body: 'Sung.' }]);
  });
});
