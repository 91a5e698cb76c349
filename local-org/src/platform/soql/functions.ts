import { makeField } from '../../metadata/field-model.ts';
import type { FieldDefinition } from '../../metadata/model.ts';
import { isSoqlFunction, isSoqlPath, type SoqlFunction, type SoqlQuery } from '../../parser/soql-ast.ts';
import type { Org } from '../org.ts';
import type { SqlValue } from '../store/database.ts';
import { zoneOffset } from '../../runtime/time-zones.ts';
import { storedScale } from '../store/columns.ts';
import { DATE_FUNCTIONS, datePart } from './date-literals.ts';
import { text } from './field-expression.ts';
import type { Scope } from './scope.ts';

export const AGGREGATES: ReadonlySet<string> = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);

/** Whether a query gives aggregate rows (or a bare count) instead of records. */
export function isAggregate(query: SoqlQuery): boolean {
  return (
    query.groupBy !== undefined ||
    query.select.some(
      (item) => item.kind === 'count' || (item.kind === 'function' && AGGREGATES.has(item.call.name.toUpperCase())),
    )
  );
}

/** SQL of a function with the field that says what type its value has. */
export function functionExpression(
  scope: Scope,
  call: SoqlFunction,
): { readonly sql: string; readonly field: FieldDefinition } {
  const name = call.name.toUpperCase();
  if (AGGREGATES.has(name)) return aggregateExpression(scope, name, call);
  if (DATE_FUNCTIONS.has(name)) return dateExpression(scope, name, call);
  throw scope.org.rt.unsupported(`SOQL function ${call.name}`);
}

const INTEGER = makeField({ name: 'Integer', type: 'int' });

function aggregateExpression(
  scope: Scope,
  name: string,
  call: SoqlFunction,
): { readonly sql: string; readonly field: FieldDefinition } {
  const [arg] = call.args;
  if (arg === undefined || !isSoqlPath(arg)) throw scope.org.rt.unsupported(`${name} of something else than a field`);
  const { sql, field } = scope.field(arg);
  switch (name) {
    case 'COUNT':
      return { sql: `COUNT(${sql})`, field: INTEGER };
    case 'COUNT_DISTINCT':
      return { sql: `COUNT(DISTINCT ${isFolded(field) ? `fold(${sql})` : sql})`, field: INTEGER };
    case 'SUM':
      requireNumber(scope, name, field);
      return { sql: `SUM(${sql})`, field: field.type === 'int' ? DOUBLE : field };
    case 'AVG':
      requireNumber(scope, name, field);
      return {
        sql: `decimal_avg(SUM(${sql}), COUNT(${sql}), ${field.type === 'int' ? 0 : storedScale(field)})`,
        field: AVERAGE,
      };
    default:
      return { sql: `${name}(${sql})`, field };
  }
}

const DOUBLE = makeField({ name: 'Double', type: 'double', scale: 0, precision: 18 });
/** Averages are computed to ten decimal places. Assumed: no page says how many the platform gives. */
const AVERAGE_SCALE = 10;
const AVERAGE = makeField({ name: 'Average', type: 'double', scale: AVERAGE_SCALE, precision: 18 });

function requireNumber(scope: Scope, name: string, field: FieldDefinition): void {
  if (!['int', 'long', 'double', 'currency', 'percent'].includes(field.type)) {
    throw scope.fail(`field ${field.name} does not support aggregate operator ${name}`);
  }
}

function isFolded(field: FieldDefinition): boolean {
  return ['string', 'picklist', 'email', 'phone', 'url', 'textarea', 'combobox'].includes(field.type);
}

function dateExpression(
  scope: Scope,
  name: string,
  call: SoqlFunction,
): { readonly sql: string; readonly field: FieldDefinition } {
  const [arg] = call.args;
  // Datetimes are UTC unless converted. SOQL and SOSL Reference, "Convert Time Zones in Date Functions".
  const converted = arg !== undefined && isSoqlFunction(arg) && arg.name.toLowerCase() === 'converttimezone';
  const path = converted ? arg.args[0] : arg;
  if (path === undefined || !isSoqlPath(path))
    throw scope.org.rt.unsupported(`${call.name} of something else than a field`);
  const { sql, field } = scope.field(path);
  if (field.type !== 'date' && field.type !== 'datetime')
    throw scope.fail(`field ${field.name} does not support function ${call.name}`);
  const zone = converted ? scope.org.user.timeZone : 'UTC';
  const type = name === 'DAY_ONLY' ? 'date' : 'int';
  return {
    sql: `date_part(${text(name)}, ${sql}, ${text(field.type)}, ${text(zone)})`,
    field: makeField({ name, type }),
  };
}

/** The SQL functions that the expressions above call. */
export function defineSoqlFunctions(org: Pick<Org, 'db'>): void {
  org.db.define('date_part', (name, raw, type, zone) => {
    if (raw === null || raw === undefined) return null;
    const value = Number(raw);
    const at = String(zone);
    const hour = type === 'date' ? 0 : new Date(value + zoneOffset(at, value)).getUTCHours();
    return datePart(String(name), type === 'date' ? { day: value } : { ms: value, zone: at }, hour);
  });
  org.db.define('decimal_avg', (sum, count, scale): SqlValue => {
    if (sum === null || sum === undefined || Number(count) === 0) return null;
    const scaled = BigInt(sum as bigint) * 10n ** BigInt(AVERAGE_SCALE - Number(scale));
    const divisor = BigInt(count as bigint);
    const half = (scaled < 0n ? -divisor : divisor) / 2n;
    return (scaled + half) / divisor;
  });
}
