import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expression, place, shape, statement } from './trees.ts';

const SHAPES: Readonly<Record<string, readonly (readonly [source: string, shape: string])[]>> = {
  'literals keep what was written': [
    ['42', 'Integer:42'],
    ['007', 'Integer:007'],
    ['5L', 'Long:5'],
    ['5.0', 'Decimal:5.0'],
    ['1.10', 'Decimal:1.10'],
    ['.5', 'Decimal:.5'],
    ['5.0d', 'Double:5.0'],
    ['5.0D', 'Double:5.0'],
    ['TRUE', 'Boolean:true'],
    ['false', 'Boolean:false'],
    ['Null', 'null'],
    ["'a'", 'String:a'],
    ["''", 'String:'],
  ],
  'names, fields and calls': [
    ['a', 'a'],
    ['a.b.c', '(. (. a b) c)'],
    ['a?.b', '(?. a b)'],
    ['a?.b()', '(call ?. a b)'],
    ['f()', '(call f)'],
    ['f(a, 1)', '(call f a Integer:1)'],
    ['a.f(b).g', '(. (call . a f b) g)'],
    ['this', 'this'],
    ['this.a', '(. this a)'],
    ['this.f(a)', '(call . this f a)'],
    ['super.f(a)', '(call . super f a)'],
    ['a[0]', '([] a Integer:0)'],
    ['a[i][j].b', '(. ([] ([] a i) j) b)'],
    ['Trigger.new', '(. Trigger new)'],
    ['Trigger.old.size()', '(call . (. Trigger old) size)'],
    ['cache.get(a)', '(call . cache get a)'],
    ['a.insert(b)', '(call . a insert b)'],
    ['x.class_c', '(. x class_c)'],
    ['count', 'count'],
    ['System.today()', '(call . System today)'],
  ],
  'types as values': [
    ['Foo.class', '(class Foo)'],
    ['A.B.class', '(class A.B)'],
    ['List<String>.class', '(class List<String>)'],
    ['Map<String, List<Foo>>.class', '(class Map<String,List<Foo>>)'],
    ['Integer[].class', '(class Integer[])'],
    ['void.class', '(class void)'],
    ['Foo.class.getName()', '(call . (class Foo) getName)'],
  ],
  'new objects and collections': [
    ['new Foo()', '(new Foo)'],
    ['new Foo(1, a)', '(new Foo Integer:1 a)'],
    ['new A.B<C>(1)', '(new A.B<C> Integer:1)'],
    ["new Account(Name = 'x', Age__c = 1)", '(new Account Name=String:x Age__c=Integer:1)'],
    ['new Foo(a = 1, b)', '(new Foo (= a Integer:1) b)'],
    ['new Foo(a.b = 1)', '(new Foo (= (. a b) Integer:1))'],
    ['new List<Foo>()', '(new List<Foo>)'],
    ['new List<Foo>{ a, b }', '(collection List<Foo> a b)'],
    ['new Set<Id>{}', '(collection Set<Id>)'],
    ['new Foo[]{ a }', '(collection Foo[] a)'],
    ['new Foo[]{}', '(collection Foo[])'],
    ['new Foo[3]', '(array Foo Integer:3)'],
    ['new List<Foo>[n + 1]', '(array List<Foo> (+ n Integer:1))'],
    ['new Map<String, List<Foo>>()', '(new Map<String,List<Foo>>)'],
    ['new Map<String, Integer>{}', '(map Map<String,Integer>)'],
    ["new map<String, List<Foo>>{ 'a' => null }", '(map map<String,List<Foo>> String:a=>null)'],
    ['new Foo().bar(1)', '(call . (new Foo) bar Integer:1)'],
  ],
  'precedence and grouping': [
    ['a + b * c', '(+ a (* b c))'],
    ['(a + b) * c', '(* (+ a b) c)'],
    ['a - b - c', '(- (- a b) c)'],
    ['a / b * c', '(* (/ a b) c)'],
    ['-a.b', '(- (. a b))'],
    ['!a && b', '(&& (! a) b)'],
    ['~a', '(~ a)'],
    ['+a', '(+ a)'],
    ['--a - b--', '(- (-- a) (post-- b))'],
    ['a++ + ++b', '(+ (post++ a) (++ b))'],
    ['a || b && c', '(|| a (&& b c))'],
    ['a == b && c != d', '(&& (== a b) (!= c d))'],
    ['a <> b', '(!= a b)'],
    ['a === b', '(=== a b)'],
    ['a !== b', '(!== a b)'],
    ['a < b', '(< a b)'],
    ['a <= b', '(<= a b)'],
    ['a > b', '(> a b)'],
    ['a >= b', '(>= a b)'],
    ['a < b == c > d', '(== (< a b) (> c d))'],
    ['a & b | c ^ d', '(| (& a b) (^ c d))'],
    ['a << 2', '(<< a Integer:2)'],
    ['a >> 2', '(>> a Integer:2)'],
    ['a >>> 2', '(>>> a Integer:2)'],
    ['a ?? b ?? c', '(?? (?? a b) c)'],
    ['a ? b : c ? d : e', '(? a b (? c d e))'],
    ['a instanceof B && c', '(&& (instanceof a B) c)'],
    ['a instanceof List<B.C>', '(instanceof a List<B.C>)'],
  ],
  'casts, and brackets that only look like casts': [
    ['(Foo) a.b', '(cast Foo (. a b))'],
    ['(List<Foo>) a', '(cast List<Foo> a)'],
    ['(Foo[]) a', '(cast Foo[] a)'],
    ['(Foo) f(a)', '(cast Foo (call f a))'],
    ['(A) (B) c', '(cast A (cast B c))'],
    ['(Foo) a + b', '(+ (cast Foo a) b)'],
    ['((Foo) a).b', '(. (cast Foo a) b)'],
    ['(Foo)(a)', '(cast Foo a)'],
    ['(Integer) -a', '(cast Integer (- a))'],
    ['(Decimal) +a * b', '(* (cast Decimal (+ a)) b)'],
    ['(a) - b', '(- a b)'],
    ['(a) - b * c', '(- a (* b c))'],
    ['(a.b) + c', '(+ (. a b) c)'],
    ['x * (a) - (b) - c', '(- (- (* x a) b) c)'],
    ['((a) - b)', '(- a b)'],
    ["('x') + (a) + 'y'", '(+ (+ String:x a) String:y)'],
    ['f(a) - b', '(- (call f a) b)'],
    ['o.f(a) - b', '(- (call . o f a) b)'],
    ['new Foo(a) - b', '(- (new Foo a) b)'],
    ['new List<Foo>(a) + b', '(+ (new List<Foo> a) b)'],
    ['(a) * b', '(* a b)'],
    ['(a).b', '(. a b)'],
  ],
};

for (const [group, rows] of Object.entries(SHAPES)) {
  describe(group, () => {
    for (const [source, expected] of rows) {
      it(source, () => {
        assert.equal(shape(expression(source)), expected);
      });
    }
  });
}

describe('assignments', () => {
  for (const operator of ['=', '+=', '-=', '*=', '/=', '&=', '|=', '^=', '<<=', '>>=', '>>>=']) {
    it(`a ${operator} b`, () => {
      const found = statement(`a ${operator} b;`);
      assert.equal(found.kind === 'expressionStatement' && shape(found.expression), `(${operator} a b)`);
    });
  }

  it('bind to the right', () => {
    assert.equal(shape(expression('a = b = c')), '(= a (= b c))');
  });

  it('leave brackets in front of a sign alone after return', () => {
    const found = statement('return (a) - b;');
    assert.equal(found.kind === 'return' && found.value && shape(found.value), '(- a b)');
  });
});

describe('strings', () => {
  const value = (source: string): unknown => {
    const literal = expression(source);
    return literal.kind === 'literal' ? literal.value : undefined;
  };

  it('resolve every escape', () => {
    assert.equal(value(String.raw`'\n\t\b\f\r\'\"\\'`), '\n\t\b\f\r\'"\\');
  });

  it('resolve unicode escapes', () => {
    assert.equal(value(String.raw`'\u00e9\u0041'`), 'éA');
  });

  it('take a backslash before a backslash as one, whatever follows', () => {
    assert.equal(value(String.raw`'\\n'`), '\\n');
  });

  it('keep characters outside the basic plane', () => {
    assert.equal(value("'a😀b'"), 'a😀b');
  });

  it('of three quotes start after the line break and lose their common indentation', () => {
    assert.equal(value("'''\n    {\n      'a'\n    }'''"), "{\n  'a'\n}");
  });

  it('of three quotes keep the last line break if the closing quotes have a line of their own', () => {
    assert.equal(value("'''\n    a\n    b\n    '''"), 'a\nb\n');
  });

  it('of three quotes keep the indentation that goes beyond that of the closing quotes', () => {
    assert.equal(value("'''\n    a\n  '''"), '  a\n');
  });

  it('of three quotes can be empty', () => {
    assert.equal(value("'''\n'''"), '');
  });

  it('of three quotes resolve escapes after the indentation went', () => {
    assert.equal(value("'''\n  \\ta\n  b'''"), '\ta\nb');
  });
});

describe('positions point at', () => {
  // `Object x = ` follows `class Demo { void run() { `: the expression starts at column 38.
  const column = (source: string): number => {
    const { line, column: found } = expression(source).position;
    assert.equal(line, 1);
    return found - 37;
  };
  const rows: readonly (readonly [what: string, source: string, column: number])[] = [
    ['the name of a field', 'abc.def', 5],
    ['the name of a method', 'abc.def(1)', 5],
    ['the name of an unqualified method', 'def(1)', 1],
    ['the operator of a binary', 'abc + def', 5],
    ['the first token of an operator of two', 'abc >= def', 5],
    ['the operator of an assignment', 'abc = def', 5],
    ['the question mark of a ternary', 'abc ? d : e', 5],
    ['instanceof', 'abc instanceof D', 5],
    ['the bracket of an index', 'abc[0]', 4],
    ['the sign of a prefix', '-abc', 1],
    ['the operator of a postfix', 'abc++', 4],
    ['new', 'new Foo()', 1],
    ['new, for an array', 'new Foo[3]', 1],
    ['the bracket of a cast', '(Foo) abc', 1],
    ['the bracket of a query', '[SELECT Id FROM Account]', 1],
    ['the word class of a type value', 'Foo.class', 5],
  ];
  for (const [what, source, expected] of rows) {
    it(what, () => {
      assert.equal(column(source), expected);
    });
  }

  it('the right place on later lines and behind tabs', () => {
    const found = statement('\n\treturn a\n\t\t.b;');
    assert.equal(place(found), '2:2');
    assert.equal(found.kind === 'return' && found.value && place(found.value), '3:4');
  });
});
