import type { BigDecimal } from 'bigdecimal.js';
import { Big, RoundingMode } from 'bigdecimal.js';
import { ApexDate, ApexDatetime, MS_PER_DAY } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { localDay } from '../../runtime/time-zones.ts';
import type { Evaluator } from './evaluate.ts';
import type { Formula } from './parse.ts';
import { asFormulaValue, resolvePath } from './record-access.ts';
import { textOf } from './text.ts';

type FormulaFunction = (on: Evaluator, args: readonly Formula[]) => Value;

/** Calls a formula function; an unknown one is a gap of ours. */
export function callFunction(on: Evaluator, name: string, args: readonly Formula[]): Value {
  const body = FUNCTIONS[name];
  if (body === undefined) throw on.subject.org.rt.unsupported(`formula function ${name}`);
  return body(on, args);
}

function arg(args: readonly Formula[], index: number): Formula {
  const found = args[index];
  if (found === undefined) throw new Error(`a formula function lacks argument ${index + 1}`);
  return found;
}

function whole(on: Evaluator, args: readonly Formula[], index: number, otherwise = 0): number {
  if (args[index] === undefined) return otherwise;
  return Number(on.number(arg(args, index))?.toString() ?? 0);
}

function isBlank(on: Evaluator, formula: Formula): boolean {
  const value =
    formula.kind === 'path' && !formula.names[0]?.startsWith('$')
      ? resolvePath(on.subject, formula.names).value
      : on.value(formula);
  return value === null || value === '';
}

/** The field that ISCHANGED, PRIORVALUE and ISPICKVAL name. */
function ownField(
  on: Evaluator,
  formula: Formula,
): { readonly now: Value; readonly before: Value; readonly known: boolean } {
  if (formula.kind !== 'path') throw on.subject.org.rt.unsupported('formula: a field was expected');
  const { field, value } = resolvePath(on.subject, formula.names);
  const { before } = on.subject;
  if (field === undefined || formula.names.length > 1 || before === undefined)
    return { now: value, before: value, known: false };
  return { now: value, before: asFormulaValue(before.values.get(field.name) ?? null, field), known: true };
}

function rounded(on: Evaluator, args: readonly Formula[], mode: RoundingMode, scale: number): Value {
  const value = on.number(arg(args, 0));
  return value === null ? null : value.setScale(scale, mode);
}

function dateOf(on: Evaluator, formula: Formula): ApexDate | null {
  const value = on.value(formula);
  if (value === null || value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return new ApexDate(localDay(on.subject.org.user.timeZone, value.ms));
  const parsed = /^(\d{4})-(\d{2})-(\d{2})/.exec(textOf(value));
  if (parsed === null) throw on.wrong('a date', value);
  return ApexDate.of(Number(parsed[1]), Number(parsed[2]), Number(parsed[3]));
}

const CONDITIONS: Readonly<Record<string, FormulaFunction>> = {
  IF: (on, args) => (on.truth(arg(args, 0)) ? on.value(arg(args, 1)) : on.value(arg(args, 2))),
  AND: (on, args) => args.every((item) => on.truth(item)),
  OR: (on, args) => args.some((item) => on.truth(item)),
  NOT: (on, args) => !on.truth(arg(args, 0)),
  ISBLANK: (on, args) => isBlank(on, arg(args, 0)),
  ISNULL: (on, args) => isBlank(on, arg(args, 0)),
  BLANKVALUE: (on, args) => (isBlank(on, arg(args, 0)) ? on.value(arg(args, 1)) : on.value(arg(args, 0))),
  NULLVALUE: (on, args) => (isBlank(on, arg(args, 0)) ? on.value(arg(args, 1)) : on.value(arg(args, 0))),
  CASE: (on, args) => {
    const subject = textOf(on.value(arg(args, 0)));
    for (let i = 1; i + 1 < args.length; i += 2) {
      if (on.text(arg(args, i)) === subject) return on.value(arg(args, i + 1));
    }
    return on.value(arg(args, args.length - 1));
  },
  ISPICKVAL: (on, args) => on.text(arg(args, 0)) === on.text(arg(args, 1)),
  INCLUDES: (on, args) =>
    on
      .text(arg(args, 0))
      .split(';')
      .includes(on.text(arg(args, 1))),
  ISNEW: (on) => on.subject.before === undefined,
  ISCHANGED: (on, args) => {
    const { now, before, known } = ownField(on, arg(args, 0));
    return known && textOf(now) !== textOf(before);
  },
  PRIORVALUE: (on, args) => ownField(on, arg(args, 0)).before,
  ISNUMBER: (on, args) => /^\s*-?\d+(\.\d+)?\s*$/.test(on.text(arg(args, 0))),
};

const TEXTS: Readonly<Record<string, FormulaFunction>> = {
  TEXT: (on, args) => on.text(arg(args, 0)) || null,
  LEN: (on, args) => Big(on.text(arg(args, 0)).length),
  CONTAINS: (on, args) => on.text(arg(args, 0)).includes(on.text(arg(args, 1))),
  BEGINS: (on, args) => on.text(arg(args, 0)).startsWith(on.text(arg(args, 1))),
  LEFT: (on, args) => on.text(arg(args, 0)).slice(0, Math.max(0, whole(on, args, 1))) || null,
  RIGHT: (on, args) => {
    const count = Math.max(0, whole(on, args, 1));
    return (count === 0 ? '' : on.text(arg(args, 0)).slice(-count)) || null;
  },
  MID: (on, args) => {
    const from = Math.max(1, whole(on, args, 1)) - 1;
    return on.text(arg(args, 0)).slice(from, from + Math.max(0, whole(on, args, 2))) || null;
  },
  FIND: (on, args) =>
    Big(on.text(arg(args, 1)).indexOf(on.text(arg(args, 0)), Math.max(0, whole(on, args, 2, 1) - 1)) + 1),
  UPPER: (on, args) => on.text(arg(args, 0)).toUpperCase() || null,
  LOWER: (on, args) => on.text(arg(args, 0)).toLowerCase() || null,
  TRIM: (on, args) => on.text(arg(args, 0)).trim() || null,
  SUBSTITUTE: (on, args) => on.text(arg(args, 0)).replaceAll(on.text(arg(args, 1)), on.text(arg(args, 2))) || null,
  LPAD: (on, args) =>
    on
      .text(arg(args, 0))
      .padStart(whole(on, args, 1), args[2] === undefined ? ' ' : on.text(args[2]))
      .slice(0, whole(on, args, 1)) || null,
  RPAD: (on, args) =>
    on
      .text(arg(args, 0))
      .padEnd(whole(on, args, 1), args[2] === undefined ? ' ' : on.text(args[2]))
      .slice(0, whole(on, args, 1)) || null,
  REGEX: (on, args) => new RegExp(`^(?:${on.text(arg(args, 1))})$`, 's').test(on.text(arg(args, 0))),
  BR: () => '\n',
  HYPERLINK: (on, args) => `<a href="${on.text(arg(args, 0))}" target="_blank">${on.text(arg(args, 1))}</a>`,
};

const NUMBERS: Readonly<Record<string, FormulaFunction>> = {
  VALUE: (on, args) => {
    const text = on.text(arg(args, 0)).trim();
    return /^-?\d+(\.\d+)?$/.test(text) ? Big(text) : null;
  },
  ABS: (on, args) => on.number(arg(args, 0))?.abs() ?? null,
  ROUND: (on, args) => rounded(on, args, RoundingMode.HALF_UP, whole(on, args, 1)),
  FLOOR: (on, args) => rounded(on, args, RoundingMode.DOWN, 0),
  CEILING: (on, args) => rounded(on, args, RoundingMode.UP, 0),
  MFLOOR: (on, args) => rounded(on, args, RoundingMode.FLOOR, 0),
  MCEILING: (on, args) => rounded(on, args, RoundingMode.CEILING, 0),
  MOD: (on, args) => {
    const [a, b] = [on.number(arg(args, 0)), on.number(arg(args, 1))];
    return a === null || b === null || b.signum() === 0 ? null : a.remainder(b);
  },
  MAX: (on, args) => extreme(on, args, 1),
  MIN: (on, args) => extreme(on, args, -1),
};

function extreme(on: Evaluator, args: readonly Formula[], sign: 1 | -1): Value {
  let best: BigDecimal | null = null;
  for (const item of args) {
    const value = on.number(item);
    if (value !== null && (best === null || value.compareTo(best) * sign > 0)) best = value;
  }
  return best;
}

const DATES: Readonly<Record<string, FormulaFunction>> = {
  TODAY: (on) => new ApexDate(localDay(on.subject.org.user.timeZone, on.subject.org.now().ms)),
  NOW: (on) => on.subject.org.now(),
  DATE: (on, args) => ApexDate.of(whole(on, args, 0), whole(on, args, 1), whole(on, args, 2)),
  DATEVALUE: (on, args) => dateOf(on, arg(args, 0)),
  DATETIMEVALUE: (on, args) => {
    const value = on.value(arg(args, 0));
    if (value instanceof ApexDatetime) return value;
    const day = dateOf(on, arg(args, 0));
    return day === null ? null : new ApexDatetime(day.days * MS_PER_DAY);
  },
  YEAR: (on, args) => part(on, args, (date) => date.year),
  MONTH: (on, args) => part(on, args, (date) => date.month),
  DAY: (on, args) => part(on, args, (date) => date.day),
  WEEKDAY: (on, args) => part(on, args, (date) => ((((date.days + 4) % 7) + 7) % 7) + 1),
  ADDMONTHS: (on, args) => {
    const date = dateOf(on, arg(args, 0));
    if (date === null) return null;
    const by = whole(on, args, 1);
    const last = ApexDate.of(date.year, date.month + by + 1, 0);
    return ApexDate.of(date.year, date.month + by, Math.min(date.day, last.day));
  },
};

function part(on: Evaluator, args: readonly Formula[], read: (date: ApexDate) => number): Value {
  const date = dateOf(on, arg(args, 0));
  return date === null ? null : Big(read(date));
}

const FUNCTIONS: Readonly<Record<string, FormulaFunction | undefined>> = {
  ...CONDITIONS,
  ...TEXTS,
  ...NUMBERS,
  ...DATES,
};
