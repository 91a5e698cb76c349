import { nativeClass, refused, type NativeClass, type NativeMember } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { Id } from '../../runtime/values/scalars.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';

/** A message with what its setters were given. */
class EmailValue extends NativeObject {
  readonly apexName = 'Messaging.SingleEmailMessage';
  readonly values = new Map<string, Value>();
}

class SendResult extends NativeObject {
  readonly apexName = 'Messaging.SendEmailResult';
}

/** Property → type: each has a getter and a setter. */
const PROPERTIES: Readonly<Record<string, string>> = {
  BccAddresses: 'List<String>',
  BccSender: 'Boolean',
  CcAddresses: 'List<String>',
  Charset: 'String',
  EntityAttachments: 'List<String>',
  HtmlBody: 'String',
  InReplyTo: 'String',
  OptOutPolicy: 'String',
  OrgWideEmailAddressId: 'Id',
  PlainTextBody: 'String',
  References: 'String',
  ReplyTo: 'String',
  SaveAsActivity: 'Boolean',
  SenderDisplayName: 'String',
  Subject: 'String',
  TargetObjectId: 'Id',
  TemplateId: 'Id',
  ToAddresses: 'List<String>',
  UseSignature: 'Boolean',
  WhatId: 'Id',
};

/** Email is counted and kept, never sent. Source: Apex Reference, Messaging Namespace. */
export const messagingClasses: readonly NativeClass[] = [
  nativeClass('Messaging.Email', { isAbstract: true, isVirtual: true }, {}),
  nativeClass(
    'Messaging.SingleEmailMessage',
    { extends: 'Messaging.Email', note: 'nothing is sent' },
    {
      'new()': () => new EmailValue(),
      ...Object.fromEntries(Object.entries(PROPERTIES).flatMap(([name, type]) => accessors(name, type))),
    },
  ),
  nativeClass(
    'Messaging.SendEmailError',
    {},
    { 'String getMessage()': refused('no message is ever refused one by one') },
  ),
  nativeClass(
    'Messaging.SendEmailResult',
    {},
    {
      'Boolean isSuccess()': () => true,
      'Boolean success': () => true,
      'List<Messaging.SendEmailError> errors': (rt: Runtime) => rt.list('Messaging.SendEmailError'),
      'List<Messaging.SendEmailError> getErrors()': (rt: Runtime) => rt.list('Messaging.SendEmailError'),
    },
  ),
  nativeClass(
    'System.Messaging',
    {},
    {
      'static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> messages)': send,
      'static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> messages, Boolean allOrNothing)': send,
      'static void reserveSingleEmailCapacity(Integer count)': () => undefined,
      'static void reserveMassEmailCapacity(Integer count)': () => undefined,
    },
  ),
];

function accessors(name: string, type: string): [string, NativeMember][] {
  return [
    [`${type} get${name}()`, (_rt: Runtime, self: EmailValue) => self.values.get(name) ?? null],
    [
      `void set${name}(${type} value)`,
      (_rt: Runtime, self: EmailValue, value: Value) => {
        self.values.set(name, value);
      },
    ],
  ];
}

/** A message needs a recipient. */
function send(rt: Runtime, messages: ApexList | null): ApexList {
  rt.charge('emailInvocations');
  const { items } = required(rt, messages);
  items.forEach((message, row) => {
    if (!(message instanceof EmailValue)) throw rt.unsupported('email of other kinds than SingleEmailMessage');
    if (!hasRecipient(message)) {
      throw rt.exception(
        'System.EmailException',
        `SendEmail failed. First exception on row ${row}; first error: REQUIRED_FIELD_MISSING, Add a recipient to send an email.: []`,
      );
    }
    checkAddresses(rt, message, row);
  });
  for (const message of items) if (message instanceof EmailValue) keep(rt, message);
  return rt.list(
    'Messaging.SendEmailResult',
    items.map(() => new SendResult()),
  );
}

const ADDRESS_LISTS = ['ToAddresses', 'CcAddresses', 'BccAddresses'] as const;

/** SOAP API Developer Guide, sendEmail: INVALID_EMAIL_ADDRESS. An id of a user, contact or lead stands for its address. The text is assumed. */
function checkAddresses(rt: Runtime, { values }: EmailValue, row: number): void {
  for (const name of ADDRESS_LISTS) {
    for (const address of addressesOf(values, name)) {
      if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) || Id.parse(address) !== undefined) continue;
      const field = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
      throw rt.exception(
        'System.EmailException',
        `SendEmail failed. First exception on row ${row}; first error: INVALID_EMAIL_ADDRESS, Email address is invalid: ${address}: [${field}, ${address}]`,
      );
    }
  }
}

function addressesOf(values: EmailValue['values'], name: string): string[] {
  const value = values.get(name) ?? null;
  return value instanceof ApexList ? value.items.map(String) : [];
}

/** What tests and the host's owner read instead of a mailbox. */
function keep(rt: Runtime, { values }: EmailValue): void {
  const textOf = (name: string): string => String(values.get(name) ?? '');
  const to = ADDRESS_LISTS.flatMap((name) => addressesOf(values, name));
  const target = values.get('TargetObjectId') ?? null;
  rt.org.keepSent?.({
    kind: 'email',
    to: target instanceof Id ? [...to, target.value] : to,
    subject: textOf('Subject'),
    body: textOf('PlainTextBody') || textOf('HtmlBody'),
  });
}

function hasRecipient(message: EmailValue): boolean {
  return ['ToAddresses', 'CcAddresses', 'BccAddresses', 'TargetObjectId'].some((name) => {
    const value = message.values.get(name) ?? null;
    return value instanceof ApexList ? value.items.length > 0 : value !== null;
  });
}
