import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Unsupported } from '../../src/base/errors.ts';
import { assertNever } from '../../src/base/errors.ts';
import { parseSoql, SoqlSyntaxError } from '../../src/parser/soql.ts';
import type {
  SoqlCondition,
  SoqlFunction,
  SoqlPath,
  SoqlQuery,
  SoqlSelectItem,
  SoqlValue,
} from '../../src/parser/soql-ast.ts';
import { isSoqlFunction, isSoqlPath } from '../../src/parser/soql-ast.ts';
import { expression, place, shape, statement } from './trees.ts';

/** A query printed from its tree: what the parser understood, with every bracket. */
function printed(query: SoqlQuery): string {
  const parts = [
    `SELECT ${query.select.map(item).join(', ')}`,
    `FROM ${query.from.map((from) => names(from.path) + (from.alias === undefined ? '' : ` ${from.alias}`)).join(', ')}`,
    query.scope && `SCOPE ${query.scope}`,
    query.where && `WHERE ${condition(query.where)}`,
    query.with && `WITH ${query.with.kind === 'mode' ? query.with.mode : `category ${query.with.text}`}`,
    query.groupBy && `GROUP ${query.groupBy.kind} ${query.groupBy.items.map(operand).join(', ')}`,
    query.having && `HAVING ${condition(query.having)}`,
    query.orderBy.length > 0 &&
      `ORDER ${query.orderBy.map((o) => `${operand(o.by)} ${o.descending ? 'desc' : 'asc'} ${o.nulls ?? '-'}`).join(', ')}`,
    query.limit && `LIMIT ${value(query.limit)}`,
    query.offset && `OFFSET ${value(query.offset)}`,
    query.allRows && 'ALL ROWS',
    query.forClause && `FOR ${query.forClause}`,
  ];
  return parts.filter(Boolean).join(' ');
}

function names(path: SoqlPath): string {
  return path.names.join('.');
}

function item(entry: SoqlSelectItem): string {
  const alias = 'alias' in entry && entry.alias !== undefined ? ` as ${entry.alias}` : '';
  switch (entry.kind) {
    case 'field':
      return names(entry.path) + alias;
    case 'function':
      return operand(entry.call) + alias;
    case 'subquery':
      return `(${printed(entry.query)})${alias}`;
    case 'typeof': {
      const whens = entry.whens.map((when) => `${when.type}: ${when.fields.map(names).join(' ')}`);
      return `typeof ${names(entry.path)} {${whens.join('; ')}} else {${entry.otherwise.map(names).join(' ')}}`;
    }
    case 'fields':
      return `fields(${entry.which})`;
    case 'count':
      return 'count()';
  }
}

function operand(part: SoqlPath | SoqlFunction | SoqlValue): string {
  if (isSoqlPath(part)) return names(part);
  return isSoqlFunction(part) ? `${part.name}(${part.args.map(operand).join(', ')})` : value(part);
}

function condition(part: SoqlCondition): string {
  switch (part.kind) {
    case 'and':
    case 'or':
      return `(${part.operands.map(condition).join(` ${part.kind} `)})`;
    case 'not':
      return `(not ${condition(part.operand)})`;
    case 'comparison':
      return `${operand(part.left)} ${part.operator} ${value(part.right)}`;
    default:
      return assertNever(part);
  }
}

function value(part: SoqlValue): string {
  switch (part.kind) {
    case 'null':
      return 'null';
    case 'dateLiteral':
      return `<${part.name}${part.n === undefined ? '' : ` ${part.n}`}>`;
    case 'list':
      return `[${part.values.map(value).join(' ')}]`;
    case 'bind':
      return `:${shape(part.expression)}`;
    case 'subquery':
      return `(${printed(part.query)})`;
    default:
      return `${part.kind}:${part.value}`;
  }
}

const FORMS: readonly (readonly [source: string, understood: string])[] = [
  ['SELECT Id FROM Account', 'SELECT Id FROM Account'],
  ['select id, Owner.Profile.Name from Account', 'SELECT id, Owner.Profile.Name FROM Account'],
  ['SELECT COUNT() FROM Account', 'SELECT count() FROM Account'],
  ['SELECT COUNT(Id) n, SUM(Amount) FROM Lead', 'SELECT COUNT(Id) as n, SUM(Amount) FROM Lead'],
  ['SELECT COUNT_DISTINCT(Name) FROM Lead', 'SELECT COUNT_DISTINCT(Name) FROM Lead'],
  ['SELECT FIELDS(ALL) FROM Account LIMIT 200', 'SELECT fields(all) FROM Account LIMIT number:200'],
  ['SELECT FIELDS(STANDARD), Fields(custom) FROM A', 'SELECT fields(standard), fields(custom) FROM A'],
  ['SELECT toLabel(Status) s, FORMAT(Amount) FROM A', 'SELECT toLabel(Status) as s, FORMAT(Amount) FROM A'],
  ['SELECT FORMAT(MIN(Amount)) m FROM A', 'SELECT FORMAT(MIN(Amount)) as m FROM A'],
  ['SELECT convertCurrency(Amount) FROM A', 'SELECT convertCurrency(Amount) FROM A'],
  [
    'SELECT CALENDAR_YEAR(convertTimezone(CreatedDate)) y FROM A GROUP BY CALENDAR_YEAR(convertTimezone(CreatedDate))',
    'SELECT CALENDAR_YEAR(convertTimezone(CreatedDate)) as y FROM A GROUP plain CALENDAR_YEAR(convertTimezone(CreatedDate))',
  ],
  [
    'SELECT Id, (SELECT Id, Name FROM Contacts c WHERE c.Name != null ORDER BY Name LIMIT 2) FROM Account',
    'SELECT Id, (SELECT Id, Name FROM Contacts c WHERE c.Name != null ORDER Name asc - LIMIT number:2) FROM Account',
  ],
  [
    'SELECT TYPEOF What WHEN Account THEN Phone, Name WHEN Lead THEN Id ELSE Name END FROM Event',
    'SELECT typeof What {Account: Phone Name; Lead: Id} else {Name} FROM Event',
  ],
  [
    'SELECT c.Id FROM Contact c, c.Account a, a.Owner WHERE a.Name = null',
    'SELECT c.Id FROM Contact c, c.Account a, a.Owner WHERE a.Name = null',
  ],
  ['SELECT Id FROM Account USING SCOPE mine', 'SELECT Id FROM Account SCOPE mine'],
  ['SELECT Id FROM A WITH USER_MODE', 'SELECT Id FROM A WITH user'],
  ['SELECT Id FROM A WITH system_mode LIMIT 1', 'SELECT Id FROM A WITH system LIMIT number:1'],
  ['SELECT Id FROM A WITH SECURITY_ENFORCED', 'SELECT Id FROM A WITH security_enforced'],
  [
    'SELECT Id FROM Q WITH DATA CATEGORY Geo__c AT (a__c, b__c)',
    'SELECT Id FROM Q WITH category Geo__c AT (a__c, b__c)',
  ],
  [
    'SELECT Name, COUNT(Id) FROM A GROUP BY ROLLUP(Name, Type) HAVING COUNT(Id) > 1 AND (MAX(B) = 2 OR (NOT Name = null))',
    'SELECT Name, COUNT(Id) FROM A GROUP rollup Name, Type HAVING (COUNT(Id) > number:1 and (MAX(B) = number:2 or ' +
      '(not Name = null)))',
  ],
  ['SELECT GROUPING(Name) g FROM A GROUP BY CUBE(Name)', 'SELECT GROUPING(Name) as g FROM A GROUP cube Name'],
  [
    'SELECT Id FROM A ORDER BY Name DESC NULLS LAST, B ASC, C NULLS FIRST, COUNT(Id) desc',
    'SELECT Id FROM A ORDER Name desc last, B asc -, C asc first, COUNT(Id) desc -',
  ],
  ['SELECT Id FROM A LIMIT 5 OFFSET 10 ALL ROWS', 'SELECT Id FROM A LIMIT number:5 OFFSET number:10 ALL ROWS'],
  ['SELECT Id FROM A FOR UPDATE', 'SELECT Id FROM A FOR update'],
  ['SELECT Id FROM A FOR VIEW', 'SELECT Id FROM A FOR view'],
  ['SELECT Id FROM A FOR REFERENCE', 'SELECT Id FROM A FOR reference'],
  ['SELECT Id FROM Order', 'SELECT Id FROM Order'],
  ['SELECT Id, Group.Name FROM Group', 'SELECT Id, Group.Name FROM Group'],
];

const CONDITIONS: readonly (readonly [source: string, understood: string])[] = [
  ["Name = 'x'", 'Name = string:x'],
  ['A != 1', 'A != number:1'],
  ['A <> -1.5', 'A != number:-1.5'],
  ['A < 1 AND B <= 2 AND C > 3', '(A < number:1 and B <= number:2 and C > number:3)'],
  ['A >= 1 OR B = null', '(A >= number:1 or B = null)'],
  ['(A = 1 OR B = 2) AND (NOT C = true)', '((A = number:1 or B = number:2) and (not C = boolean:true))'],
  ['NOT (A = 1)', '(not A = number:1)'],
  ['A IN (1, 2)', 'A in [number:1 number:2]'],
  ["A NOT IN ('x')", 'A not in [string:x]'],
  ["A INCLUDES ('a;b', 'c')", 'A includes [string:a;b string:c]'],
  ["A excludes ('a')", 'A excludes [string:a]'],
  ['Id IN (SELECT AccountId FROM Contact WHERE B = 1)', 'Id in (SELECT AccountId FROM Contact WHERE B = number:1)'],
  ['A = TODAY', 'A = <TODAY>'],
  ['A > last_n_days:3', 'A > <LAST_N_DAYS 3>'],
  ['A = N_DAYS_AGO:-2', 'A = <N_DAYS_AGO -2>'],
  ['A = NEXT_N_FISCAL_QUARTERS:1', 'A = <NEXT_N_FISCAL_QUARTERS 1>'],
  ['A = 2026-11-22', 'A = date:2026-11-22'],
  ['A = 2026-11-22T10:00:00Z', 'A = datetime:2026-11-22T10:00:00Z'],
  ['A = 2026-11-22T10:00:00.000+01:00', 'A = datetime:2026-11-22T10:00:00.000+01:00'],
  ['A = 10:00:00.000Z', 'A = time:10:00:00.000Z'],
  ['A > USD5000', 'A > currency:USD5000'],
  ['A > USD5000.25', 'A > currency:USD5000.25'],
  ['DAY_ONLY(A) = 2026-11-22', 'DAY_ONLY(A) = date:2026-11-22'],
  [
    "DISTANCE(Loc__c, GEOLOCATION(37.5, -122.25), 'mi') < 20",
    'DISTANCE(Loc__c, GEOLOCATION(number:37.5, number:-122.25), string:mi) < number:20',
  ],
  ["FORMULA('A > B') = true", 'FORMULA(string:A > B) = boolean:true'],
  ['A = :name', 'A = :name'],
  ['A IN :ids', 'A in :ids'],
  ['A IN (:a, :b)', 'A in [:a :b]'],
  ['A = :a.b', 'A = :(. a b)'],
  ['A = :fn(x)', 'A = :(call fn x)'],
  ['A = :rows[0]', 'A = :([] rows Integer:0)'],
  ['A = :a.b().c', 'A = :(. (call . a b) c)'],
];

describe('a query', () => {
  for (const [source, understood] of FORMS) {
    it(source, () => {
      assert.equal(printed(parseSoql(source)), understood);
    });
  }

  it('means the same in brackets', () => {
    for (const [source, understood] of FORMS) {
      const found = expression(`[${source}]`);
      assert.equal(found.kind === 'soql' && printed(found.query), understood);
    }
  });

  it('may have binds in LIMIT and OFFSET', () => {
    assert.equal(printed(parseSoql('SELECT Id FROM A LIMIT :n OFFSET :m')), 'SELECT Id FROM A LIMIT :n OFFSET :m');
  });

  it('keeps the places of its parts', () => {
    const query = parseSoql('SELECT Id\nFROM Account\nWHERE Name LIKE :x');
    assert.equal(place(query), '1:1');
    assert.deepEqual(
      query.from.map((from) => place(from.path)),
      ['2:6'],
    );
    assert.ok(query.where?.kind === 'comparison');
    assert.deepEqual([place(query.where), place(query.where.right)], ['3:12', '3:17']);
  });
});

describe('a condition', () => {
  const understood = (where: string): string => {
    const query = parseSoql(`SELECT Id FROM A WHERE ${where}`);
    return query.where ? condition(query.where) : '';
  };

  for (const [source, expected] of CONDITIONS) {
    it(source, () => {
      assert.equal(understood(source), expected);
    });
  }

  it('resolves escapes in strings', () => {
    assert.equal(understood(String.raw`A = 'a\'b\n\\'`), "A = string:a'b\n\\");
    assert.equal(understood(String.raw`A = 'a\Nb\u00e9'`), 'A = string:a\nbé');
  });

  it('keeps what is escaped in LIKE patterns', () => {
    assert.equal(understood(String.raw`A LIKE 'a\_b\%c%\'d'`), String.raw`A like string:a\_b\%c%'d`);
    assert.equal(understood(String.raw`A LIKE 'a\\_b'`), String.raw`A like string:a\\_b`);
  });

  it('mixes AND and OR only with brackets', () => {
    assert.throws(() => parseSoql('SELECT Id FROM A WHERE B = 1 AND C = 2 OR D = 3'), SoqlSyntaxError);
  });
});

describe('a broken query', () => {
  const rows: readonly (readonly [source: string, message: string, column: number])[] = [
    ['SELECT Id FROM Account WHERE', "unexpected token: 'WHERE'", 24],
    ['SELECT Id FROM Account LIMIT', "unexpected token: 'LIMIT'", 24],
    ['SELECT Id FROM Account WHERE A =', "unexpected token: '<EOF>'", 33],
    ['SELECT Id, FROM Account', "unexpected token: 'FROM'", 12],
    ['SELECT FROM Account', "unexpected token: 'FROM'", 8],
    ['SELECT Id FROM WHERE A = 1', "unexpected token: 'WHERE'", 16],
    ['SELECT Id FROM Account x y', "unexpected token: 'y'", 26],
    ['SELECT Id FROM Account; DELETE', "unexpected token: ';'", 23],
    ['SELECT Id FROM Account ]', "unexpected token: ']'", 24],
    ['SELECT Id FROM Account WHERE A = :b[0', "unexpected token: '<EOF>'", 38],
    [
      "SELECT Id FROM Account WHERE A = 'b",
      'Illegal string literal: Line breaks are not allowed in string literals',
      34,
    ],
    ['SELECT Id FROM Account WHERE A = 1.5d', "unexpected token: '1.5d'", 34],
    ['SELECT Id FROM A LIMIT 1 WHERE B = 1', "unexpected token: 'WHERE'", 26],
    ['UPDATE Account', "unexpected token: 'UPDATE'", 1],
    ['', "unexpected token: '<EOF>'", 1],
    [
      String.raw`SELECT Id FROM A WHERE B = 'a\_b'`,
      String.raw`Invalid string literal 'a\_b'. Illegal character sequence in string literal.`,
      28,
    ],
  ];
  for (const [source, message, column] of rows) {
    it(`${source || 'of no text'} is refused`, () => {
      assert.throws(() => parseSoql(source), { name: 'SoqlSyntaxError', message, position: { line: 1, column } });
    });
  }

  it('is refused as unsupported where only the local org has a gap', () => {
    assert.throws(() => parseSoql('SELECT Id FROM A UPDATE TRACKING'), Unsupported);
    assert.throws(() => parseSoql('SELECT Id FROM A FOR VIEW FOR REFERENCE'), Unsupported);
    assert.throws(() => parseSoql('SELECT Id FROM A WITH Network = 1'), Unsupported);
  });
});

describe('a search', () => {
  it('keeps its text and its binds', () => {
    const found = expression('[FIND :term IN ALL FIELDS RETURNING Account(Id WHERE Name = :a.b), Lead LIMIT :n]');
    assert.ok(found.kind === 'sosl');
    assert.equal(found.query.text, '[FIND :term IN ALL FIELDS RETURNING Account(Id WHERE Name = :a.b), Lead LIMIT :n]');
    assert.deepEqual(found.query.binds.map(shape), ['term', '(. a b)', 'n']);
  });

  it('may search for a text', () => {
    const found = statement("List<List<SObject>> a = [FIND 'x*' RETURNING Account];");
    const value = found.kind === 'local' ? found.variables[0]?.initializer : undefined;
    assert.ok(value?.kind === 'sosl');
    assert.deepEqual([value.query.text, value.query.binds], ["[FIND 'x*' RETURNING Account]", []]);
  });
});
