import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fieldMappings,
  leadsSomewhere,
  mappingOf,
  model,
  objectMappings,
  pathsOf,
  plainName,
  project,
  samples,
} from './shipped.ts';

/** Paths that no sample has, and why they are mapped all the same. */
const WITHOUT_SAMPLE: Readonly<Record<string, string>> = {
  'invoice.brand_name': 'in the schema of the documentation page get-a-specific-invoice',
  'invoice.class_name': 'in the schema of the documentation page get-a-specific-invoice',
  'item.url_self': 'other objects have it; items may',
  'user.customers[0].customer_id': 'REST answers of 2015 have it in place of customer_id',
};

/** The names that the package knows: it is the only list of them. */
const REGISTRY = 'force-app/main/default/classes/mapping/ConversionRegistry.cls';
const CONVERSIONS = new Set(
  [...project.text(REGISTRY).matchAll(/'(\w+)' => new \w+Conversion\(/g)].map(([, name]) => name),
);

test('every source path leads to a key of a sample, or says why not', () => {
  const paths = new Set(fieldMappings.flatMap(pathsOf));
  const lost = [...paths].filter((path) => !samples.some((sample) => leadsSomewhere(sample, path)));
  assert.deepEqual(lost.sort(), Object.keys(WITHOUT_SAMPLE).sort());
});

test('every source path begins with the object of its mapping, its parent or what stands beside it', () => {
  const wrong = fieldMappings.flatMap((row) => {
    const source = mappingOf(row).value('Source__c') ?? '';
    const parent = /^(\w+)_(?:line|applied)$/.exec(source)?.[1] ?? source;
    const known = new Set([source, parent, 'customer', 'user', 'quote']);
    return pathsOf(row).filter((path) => !known.has(path.split('.')[0] ?? ''));
  });
  assert.deepEqual(wrong, []);
});

test('every target object and field exists and can be written', () => {
  const targets = [
    ...objectMappings.flatMap((row) => [
      { row, name: row.value('Key_Field__c'), mapping: row },
      { row, name: row.value('State_Field__c'), mapping: row },
      ...marksOf(row.value('Options__c')).map((name) => ({ row, name, mapping: row })),
    ]),
    ...fieldMappings
      .filter((row) => row.value('Only_Where_Exists__c') !== 'true')
      .map((row) => ({ row, name: row.value('Target_Field__c'), mapping: mappingOf(row) })),
  ];
  const wrong = targets.filter(({ name, mapping }) => {
    const field = model.findObject(plainName(mapping.value('Target_Object__c')))?.findField(plainName(name));
    return field === undefined || !field.createable || field.calculated;
  });
  assert.deepEqual(
    wrong.map(({ row, name }) => `${row.name}: ${name}`),
    [],
  );
});

test('{ns} stands before every name of ours and before no other', () => {
  const isOurs = (name: string): boolean => name.endsWith('__c');
  const names = [
    ...objectMappings.flatMap((row) => [row.value('Target_Object__c'), row.value('Key_Field__c')]),
    ...objectMappings.flatMap((row) => marksOf(row.value('Options__c'))),
    ...fieldMappings.map((row) => row.value('Target_Field__c')),
  ];
  assert.deepEqual(
    names.filter((name) => name === undefined || isOurs(plainName(name)) !== name.startsWith('{ns}')),
    [],
  );
});

test('every conversion is one that exists', () => {
  const wrong = fieldMappings
    .filter((row) => row.value('Lookup__c') === undefined && row.value('Conversion__c') !== 'auto')
    .filter((row) => !CONVERSIONS.has(row.value('Conversion__c')));
  assert.deepEqual(
    wrong.map((row) => row.name),
    [],
  );
});

test('options are JSON, and name the sources of a formula by their place', () => {
  for (const row of [...objectMappings, ...fieldMappings]) {
    const options = JSON.parse(row.value('Options__c') ?? '{}') as { readonly expression?: string };
    const places = [...(options.expression ?? '').matchAll(/[a-z]/g)].map(([letter]) => letter.charCodeAt(0) - 96);
    assert.ok(Math.max(0, ...places) <= pathsOf(row).length, `${row.name}: ${options.expression}`);
  }
});

test('a lookup points to the object that its source is mapped to', () => {
  const lookups = fieldMappings.filter((row) => row.value('Lookup__c') !== undefined);
  const wrong = lookups.filter((row) => {
    const parent = objectMappings.find((mapping) => mapping.value('Source__c') === row.value('Lookup__c'));
    const object = model.findObject(plainName(mappingOf(row).value('Target_Object__c')));
    const field = object?.findField(plainName(row.value('Target_Field__c')));
    return !field?.referenceTo.includes(plainName(parent?.value('Target_Object__c')));
  });
  assert.deepEqual(
    wrong.map((row) => row.name),
    [],
  );
  const references = fieldMappings.filter((row) => {
    const object = model.findObject(plainName(mappingOf(row).value('Target_Object__c')));
    return (object?.findField(plainName(row.value('Target_Field__c')))?.referenceTo.length ?? 0) > 0;
  });
  assert.equal(references.length, lookups.length, 'a reference is written by a lookup and nothing else');
});

test('no event waits for a parent that ChargeOver may never send', () => {
  const rare = new Set(['item', 'package_line', 'user', 'creditcard', 'ach', 'tokenized', 'quote']);
  const waiting = fieldMappings.filter(
    (row) => rare.has(row.value('Lookup__c') ?? '') && row.value('Options__c') !== '{"whenMissing":"leave"}',
  );
  assert.deepEqual(
    waiting.map((row) => row.name),
    ['Quote_Line_Quote'],
    'a quote line comes inside its quote',
  );
});

test('a parent is applied before its children', () => {
  const orderOf = (source: string | undefined): number =>
    Number(objectMappings.find((row) => row.value('Source__c') === source)?.value('Order__c'));
  const late = fieldMappings.filter((row) => {
    const isOptional = row.value('Options__c') !== undefined;
    const own = mappingOf(row);
    return (
      row.value('Lookup__c') !== undefined &&
      !isOptional &&
      row.value('Lookup__c') !== own.value('Source__c') &&
      orderOf(row.value('Lookup__c')) >= Number(own.value('Order__c'))
    );
  });
  assert.deepEqual(
    late.map((row) => row.name),
    [],
  );
});

test('no field is written by two rows of a mapping', () => {
  const targets = fieldMappings.map((row) => `${row.value('Object_Mapping__c')} ${row.value('Target_Field__c')}`);
  assert.equal(new Set(targets).size, targets.length);
});

test('nothing that opens a payment method is read', () => {
  const secret = /(^|\.)(token|number|cvv|mask_and_bin_number|password|gateway_opts)$/;
  assert.deepEqual(
    fieldMappings.flatMap(pathsOf).filter((path) => secret.test(path)),
    [],
  );
});

function marksOf(options: string | undefined): string[] {
  const { onDelete } = JSON.parse(options ?? '{}') as { readonly onDelete?: Record<string, unknown> };
  return Object.keys(onDelete ?? {});
}
