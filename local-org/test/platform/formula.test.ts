import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Big } from 'bigdecimal.js';
import { Unsupported } from '../../src/base/errors.ts';
import { evaluateFormula } from '../../src/platform/formula/stored-formula.ts';
import { ApexDate } from '../../src/runtime/values/scalars.ts';
import type { Value } from '../../src/runtime/values/value.ts';
import { INVOICE_PROJECT } from './invoice-project.ts';
import { orgOf, plain } from './org-fixture.ts';

const f = orgOf(INVOICE_PROJECT);
const object = f.org.object('Invoice__c');
const record = new Map<string, Value>([
  ['Must__c', 'Hello'],
  ['Total__c', Big('12.50')],
  ['Due__c', ApexDate.of(2026, 1, 31)],
  ['Status__c', 'Open'],
  ['Tags__c', 'a;b'],
]);

function value(
  text: string,
  options: { readonly blanksAsZero?: boolean; readonly before?: ReadonlyMap<string, Value> } = {},
): string | null {
  const before = options.before === undefined ? undefined : f.record('Invoice__c', Object.fromEntries(options.before));
  return plain(
    evaluateFormula(f.org, text, { object, values: record, before, blanksAsZero: options.blanksAsZero ?? false }),
  );
}

// Evidence of all: Salesforce Help, "Formula Operators and Functions A–Z".
describe('formulas', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * -3', '-9'],
    ['2 ^ 3 ^ 1', '8'],
    ['Total__c / 0', null],
    ['IF(Total__c >= 12.5, "yes", "no")', 'yes'],
    ['AND(ISPICKVAL(Status__c, "Open"), NOT(ISBLANK(Must__c)))', 'true'],
    ['INCLUDES(Tags__c, "b") && Must__c <> "hello"', 'true'],
    ['Must__c & " " & TEXT(Total__c)', 'Hello 12.5'],
    ['CASE(Status__c, "Open", 1, "Paid", 2, 3)', '1'],
    ['LEFT(Must__c, 2) + RIGHT(Must__c, 1)', 'Heo'],
    ['FIND("l", Must__c)', '3'],
    ['REGEX(Must__c, "H.*o")', 'true'],
    ['ADDMONTHS(Due__c, 1)', '2026-02-28'],
    ['Due__c + 1', '2026-02-01'],
    ['Due__c - DATE(2026, 1, 1)', '30'],
    ['MOD(7, 3) + ROUND(2.5, 0) + MAX(1, 5, 3)', '9'],
    ['$User.Alias', 'admin'],
    ['$Permission.Bypass', 'false'],
    ['/* note */ TRUE', 'true'],
  ];
  for (const [text, expected] of cases) {
    it(`works ${text} out`, () => {
      const found = value(text);
      assert.equal(found === null ? null : found.replace(/\.0+$/, ''), expected);
    });
  }

  it('counts an empty number as 0 only where the field says so', () => {
    record.delete('Line_Total__c');
    const empty = new Map(record);
    empty.set('Total__c', null);
    const sum = (blanksAsZero: boolean): Value =>
      evaluateFormula(f.org, 'Total__c + 1', { object, values: empty, blanksAsZero });
    assert.equal(plain(sum(true)), '1');
    assert.equal(sum(false), null);
  });

  it('ISCHANGED, PRIORVALUE and ISNEW look at the stored record', () => {
    const before = new Map<string, Value>([['Must__c', 'Old']]);
    assert.equal(value('ISCHANGED(Must__c)', { before }), 'true');
    assert.equal(value('PRIORVALUE(Must__c)', { before }), 'Old');
    assert.equal(value('ISNEW()', { before }), 'false');
    assert.equal(value('ISNEW()'), 'true');
  });

  it('reads a roll-up summary from the stored details', () => {
    const own = orgOf(INVOICE_PROJECT);
    const invoice = own.insert('Invoice__c', { Must__c: 'x' });
    const total = (Id: Value): string | null =>
      plain(
        evaluateFormula(own.org, 'Line_Total__c', {
          object: own.org.object('Invoice__c'),
          values: new Map([['Id', Id]]),
        }),
      );
    assert.equal(total(null), '0');
    for (const amount of ['1.25', '2']) own.insert('Line__c', { Invoice__c: invoice, Amount__c: Big(amount) });
    assert.equal(total(invoice), '3.25');
  });

  it('refuses a function that is not there', () => {
    assert.throws(
      () => value('VLOOKUP(Must__c, Must__c, "x")'),
      (error) => error instanceof Unsupported && /VLOOKUP/.test(error.message),
    );
  });
});
