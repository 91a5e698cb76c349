import { Big } from 'bigdecimal.js';
import { assertNever } from '../../base/errors.ts';
import type { FieldDefinition } from '../../metadata/model.ts';
import {
  isSoqlPath,
  type SoqlComparison,
  type SoqlCondition,
  type SoqlFunction,
  type SoqlValue,
} from '../../parser/soql-ast.ts';
import type { QueryRequest } from '../../runtime/org-port.ts';
import { ApexList, ApexSet } from '../../runtime/values/collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { SqlValue } from '../store/database.ts';
import { localDay, startOfDay } from '../../runtime/time-zones.ts';
import { dateLiteral } from './date-literals.ts';
import { functionExpression } from './functions.ts';
import { foldsCase, isText, parameterFor } from './parameters.ts';
import { cannotFilter } from './query-errors.ts';
import type { Scope } from './scope.ts';
import { semiJoin } from './semi-join.ts';

/** What is compared: SQL and the field whose type says how. */
export interface Operand {
  readonly sql: string;
  readonly field: FieldDefinition;
}

/** Turns conditions into SQL. Parameters are collected in the order of the text. */
export class Conditions {
  readonly scope: Scope;
  readonly params: SqlValue[];
  readonly request: QueryRequest;

  constructor(scope: Scope, request: QueryRequest, params: SqlValue[] = []) {
    this.scope = scope;
    this.request = request;
    this.params = params;
  }

  sql(condition: SoqlCondition): string {
    switch (condition.kind) {
      case 'and':
      case 'or':
        return `(${condition.operands.map((operand) => this.sql(operand)).join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
      case 'not':
        // A comparison with an empty field is false in SOQL, so its negation is true: no third value.
        return `(NOT COALESCE(${this.sql(condition.operand)}, 0))`;
      case 'comparison':
        return this.comparison(condition);
      default:
        return assertNever(condition, 'condition');
    }
  }

  private comparison(comparison: SoqlComparison): string {
    const left = this.operand(comparison.left);
    const { operator, right } = comparison;
    if (right.kind === 'subquery') {
      return semiJoin(
        this,
        { left, operator, query: right.query },
        (scope) => new Conditions(scope, this.request, this.params),
      );
    }
    if (right.kind === 'dateLiteral') return this.dateComparison(left, operator, right.name, right.n);
    const value = this.valueOf(right);
    switch (operator) {
      case 'in':
      case 'not in':
        return this.inList(left, this.items(value), operator === 'not in');
      case 'includes':
      case 'excludes':
        return this.includes(left, this.items(value), operator === 'excludes');
      case 'like':
        return this.anyOf(this.items(value).map((item) => this.like(left, item)));
      default:
        if (value instanceof ApexList || value instanceof ApexSet)
          return this.collectionComparison(left, operator, value);
        return this.compare(left, operator, value);
    }
  }

  operand(left: SoqlComparison['left']): Operand {
    if (!isSoqlPath(left)) return functionExpression(this.scope, left as SoqlFunction);
    const { field, sql } = this.scope.field(left);
    if (!field.filterable) throw cannotFilter(this.scope.org.rt, left.names.join('.'));
    return { sql, field };
  }

  /** `= :list` is `IN :list`. */
  private collectionComparison(left: Operand, operator: string, value: ApexList | ApexSet): string {
    if (operator !== '=' && operator !== '!=')
      throw this.scope.fail('Invalid bind expression type for column of type ' + left.field.type);
    return this.inList(left, this.items(value), operator === '!=');
  }

  private compare(left: Operand, operator: '=' | '!=' | '<' | '<=' | '>' | '>=', value: Value): string {
    const { org } = this.scope;
    const column = comparable(left);
    const param = parameterFor(org.rt, org.user, left.field, value);
    if (param === null) {
      if (operator === '=') return this.isEmpty(left);
      if (operator === '!=') return `(NOT ${this.isEmpty(left)})`;
      return '0';
    }
    this.params.push(param);
    if (operator === '!=') return `(${column} IS NOT ?)`;
    return `(${column} ${operator} ?)`;
  }

  /** A checkbox is never null: `= null` finds none. */
  private isEmpty(left: Operand): string {
    return left.field.type === 'boolean' ? '0' : `(${left.sql} IS NULL)`;
  }

  inList(left: Operand, items: readonly Value[], negated: boolean): string {
    const { org } = this.scope;
    const params = items.map((item) => parameterFor(org.rt, org.user, left.field, item));
    const present = params.filter((param) => param !== null);
    const parts: string[] = [];
    if (present.length > 0) {
      parts.push(`${comparable(left)} IN (${present.map(() => '?').join(', ')})`);
      this.params.push(...present);
    }
    if (present.length < params.length) parts.push(this.isEmpty(left));
    const found = parts.length === 0 ? '0' : `(${parts.join(' OR ')})`;
    return negated ? `(NOT COALESCE(${found}, 0))` : found;
  }

  /** `INCLUDES ('a;b', 'c')`: both a and b, or c. */
  private includes(left: Operand, items: readonly Value[], negated: boolean): string {
    if (left.field.type !== 'multipicklist')
      throw this.scope.fail(
        `includes/excludes operators are only valid on multi-select picklists, not on ${left.field.name}`,
      );
    const any = items.map((item) => {
      const all = String(item)
        .split(';')
        .map((part) => {
          this.params.push(`;${part};`.toLowerCase());
          return `instr(';' || fold(${left.sql}) || ';', ?) > 0`;
        });
      return `(${all.join(' AND ')})`;
    });
    const found = this.anyOf(any);
    return negated ? `(NOT COALESCE(${found}, 0))` : found;
  }

  private like(left: Operand, item: Value): string {
    if (!isText(left.field)) throw this.scope.fail(`invalid operator on ${left.field.type} field`);
    if (item === null) return '0';
    this.params.push(String(item).toLowerCase());
    return `(fold(${left.sql}) LIKE ? ESCAPE '\\')`;
  }

  private anyOf(parts: readonly string[]): string {
    return parts.length === 0 ? '0' : `(${parts.join(' OR ')})`;
  }

  private dateComparison(left: Operand, operator: string, name: string, n: number | undefined): string {
    const { org } = this.scope;
    const today = localDay(org.user.timeZone, org.now().ms);
    const range = dateLiteral(name, n, today);
    if (range === undefined) throw org.rt.unsupported(`date literal ${name}`);
    const isDatetime = left.field.type === 'datetime';
    if (!isDatetime && left.field.type !== 'date')
      throw this.scope.fail(`date literal ${name} can't be compared with ${left.field.name}`);
    const [from, to] = isDatetime ? range.map((day) => startOfDay(org.user.timeZone, day)) : range;
    if (from === undefined || to === undefined) throw new Error('a range has two ends');
    switch (operator) {
      case '=':
        return `(${left.sql} >= ${from} AND ${left.sql} < ${to})`;
      case '!=':
        return `(NOT COALESCE(${left.sql} >= ${from} AND ${left.sql} < ${to}, 0))`;
      case '<':
        return `(${left.sql} < ${from})`;
      case '<=':
        return `(${left.sql} < ${to})`;
      case '>':
        return `(${left.sql} >= ${to})`;
      case '>=':
        return `(${left.sql} >= ${from})`;
      default:
        throw this.scope.fail(`operator ${operator} doesn't go with date literal ${name}`);
    }
  }

  /** A literal or bind as an Apex value; lists stay lists. */
  valueOf(value: SoqlValue): Value {
    switch (value.kind) {
      case 'null':
        return null;
      case 'boolean':
        return value.value;
      case 'number':
        return Big(value.value);
      case 'string':
        return value.value;
      case 'date':
        return new ApexDate(Math.floor(Date.parse(`${value.value}T00:00:00Z`) / 86_400_000));
      case 'datetime':
        return new ApexDatetime(Date.parse(value.value));
      case 'time':
        return new ApexTime(Date.parse(`1970-01-01T${value.value}`));
      case 'list':
        return this.scope.org.rt.list(
          'Object',
          value.values.map((item) => this.valueOf(item)),
        );
      case 'bind':
        return this.request.bind(value);
      case 'currency':
        throw this.scope.org.rt.unsupported('currency literals in SOQL');
      case 'dateLiteral':
      case 'subquery':
        throw this.scope.org.rt.unsupported(`${value.kind} inside a list`);
      default:
        return assertNever(value, 'SOQL value');
    }
  }

  private items(value: Value): readonly Value[] {
    if (value instanceof ApexList) return value.items;
    if (value instanceof ApexSet) return value.values();
    return [value];
  }
}

/** The column as it is compared: texts folded. */
export function comparable(operand: Operand): string {
  return foldsCase(operand.field) ? `fold(${operand.sql})` : operand.sql;
}
