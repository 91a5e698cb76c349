import type { FieldType, PicklistValue } from '../model.ts';

/**
 * The grammar of the overlay texts:
 *
 * ```
 * Object keyPrefix PluralLabel|"Plural Label" [flags…]
 *   Field type[(length|precision,scale)] [[value|value*|…]] [flags…] ["Label"]
 * ```
 *
 * Object flags: `label="X"`, `name=Field` (the name field), `no-owner`, `setup`, `read-only`, `share`, `no-create`,
 * `no-delete`, `no-update`, `custom-record-types`, `no-record-types`, `sharing=Model`, `recorded` (compared with a real org's
 * describe, see `overlay-sales.ts`).
 * Field flags: `required`, `ro` (never writable), `no-update`, `no-create`, `no-read`, `idLookup`, `unique`, `defaulted`, `default=X`,
 * `restricted`, `long`, `master`, `restrict` (children
 * that point here forbid the delete), `absent` (not in a plain org), `children=Name`, `to(A,B,*)`, `autonumber=FORMAT`,
 * `compound=Field` (the compound field it is part of), `assumed` (not in the object's recording).
 * A `*` after a picklist value marks the default; in `to(…)` it stands for every custom object.
 */
export interface ObjectOverlay {
  readonly name: string;
  readonly keyPrefix: string;
  readonly pluralLabel: string;
  readonly flags: Flags;
  readonly fields: ReadonlyMap<string, FieldOverlay>;
}

export interface FieldOverlay {
  readonly name: string;
  readonly type: FieldType | undefined;
  readonly numbers: readonly number[];
  readonly picklist: readonly PicklistValue[] | undefined;
  readonly referenceTo: readonly string[] | undefined;
  readonly label: string | undefined;
  readonly flags: Flags;
}

/** Flag → its value, empty text for a bare one. */
export type Flags = ReadonlyMap<string, string>;

export function parseOverlay(text: string): ObjectOverlay[] {
  const objects: (Omit<ObjectOverlay, 'fields'> & { readonly fields: Map<string, FieldOverlay> })[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (!line.startsWith(' ')) {
      objects.push(parseObject(line));
      continue;
    }
    const field = parseField(line.trim());
    objects.at(-1)?.fields.set(field.name, field);
  }
  return objects;
}

function parseObject(line: string): Omit<ObjectOverlay, 'fields'> & { readonly fields: Map<string, FieldOverlay> } {
  const [name = '', keyPrefix = '', plural = '', ...flags] = tokens(line);
  return { name, keyPrefix, pluralLabel: unquote(plural), flags: parseFlags(flags), fields: new Map() };
}

function parseField(line: string): FieldOverlay {
  const [name = '', ...rest] = tokens(line);
  let type: FieldType | undefined;
  let numbers: readonly number[] = [];
  let picklist: readonly PicklistValue[] | undefined;
  let referenceTo: readonly string[] | undefined;
  let label: string | undefined;
  const flags: string[] = [];
  for (const token of rest) {
    const typed = /^([a-z0-9]+)(?:\(([\d,]+)\))?$/.exec(token);
    if (token.startsWith('"')) label = unquote(token);
    else if (token.startsWith('[')) picklist = parsePicklist(token.slice(1, -1));
    else if (token.startsWith('to(')) referenceTo = token.slice(3, -1).split(',');
    else if (typed !== null && TYPES.includes(typed[1] ?? '')) {
      type = typed[1] as FieldType;
      numbers = (typed[2] ?? '').split(',').filter(Boolean).map(Number);
    } else flags.push(token);
  }
  return { name, type, numbers, picklist, referenceTo, label, flags: parseFlags(flags) };
}

const TYPES: readonly string[] = [
  ...[
    'id',
    'string',
    'textarea',
    'boolean',
    'int',
    'double',
    'currency',
    'percent',
    'date',
    'datetime',
    'time',
    'email',
    'phone',
  ],
  ...['url', 'picklist', 'multipicklist', 'combobox', 'reference', 'address', 'base64'],
];

/** Splits at blanks outside of quotes, brackets and parentheses. */
function tokens(line: string): string[] {
  return line.match(/[\w-]+="[^"]*"|"[^"]*"|\[[^\]]*\]|\S+/g) ?? [];
}

function parseFlags(flags: readonly string[]): Flags {
  return new Map(
    flags.map((flag) => {
      const at = flag.indexOf('=');
      return at < 0 ? [flag, ''] : [flag.slice(0, at), unquote(flag.slice(at + 1))];
    }),
  );
}

function parsePicklist(text: string): PicklistValue[] {
  return text
    .split('|')
    .filter((value) => value !== '')
    .map((entry) => {
      const isDefault = entry.endsWith('*');
      const value = isDefault ? entry.slice(0, -1) : entry;
      return { value, label: value, active: true, isDefault };
    });
}

function unquote(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1) : text;
}
