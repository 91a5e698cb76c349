import type { AuraSurface, ComponentType } from '../../../local-org/src/index.ts';

const HEADER =
  '// Generated from the Apex by `npm run types:write`: a changed signature is a compile error in the component.\n';

/** TypeScript declarations of every `@AuraEnabled` method and of the classes that go to and fro. */
export function apexTypes(surface: AuraSurface): string {
  const enums = surface.enums.map(({ name, values }) => {
    const union = values.map((value) => `'${value}'`).join(' | ');
    return `  type ${flat(name)} = ${union};\n`;
  });
  const classes = surface.classes.map(({ name, fields }) => {
    const members = fields.map((field) => `    ${field.name}?: ${text(field.type, '')};\n`);
    return `  interface ${flat(name)} {\n${members.join('')}  }\n`;
  });
  const methods = surface.methods.map(({ path, isCacheable, parameters, returns }) => {
    const given = parameters.map(({ name, type }) => `${name}: ${text(type, 'Apex.')} | null | undefined`);
    const params = given.length === 0 ? 'Record<string, never>' : `{ ${given.join('; ')} }`;
    const kind = isCacheable ? 'CacheableMethod' : 'Method';
    return `declare module '@salesforce/apex/${path}' {
  const method: Apex.${kind}<${params}, ${text(returns, 'Apex.')}>;
  export default method;
}
`;
  });
  return [HEADER, 'declare namespace Apex {\n', ...enums, ...classes, '}\n', ...methods].join('\n');
}

/** A label that the package doesn't have is a compile error too. */
export function labelTypes(labels: Iterable<string>): string {
  const modules = [...labels].sort().map(
    (name) => `declare module '@salesforce/label/c.${name}' {
  const text: string;
  export default text;
}
`,
  );
  return [HEADER, ...modules].join('\n');
}

/** Where `c/name` leads. */
export function bundlePaths(names: readonly string[]): string {
  const paths = Object.fromEntries([...names].sort().map((name) => [`c/${name}`, [`../../${name}/${name}.ts`]]));
  return `${JSON.stringify({ compilerOptions: { paths } }, undefined, 2)}\n`;
}

function text(type: ComponentType, prefix: string): string {
  switch (type.kind) {
    case 'text':
      return 'string';
    case 'record':
      return 'Record<string, unknown>';
    case 'list': {
      const element = text(type.of, prefix);
      return /^[\w.]+$/.test(element) ? `${element}[]` : `(${element})[]`;
    }
    case 'map':
      return `Record<string, ${text(type.of, prefix)}>`;
    case 'class':
    case 'enum':
      return `${prefix}${flat(type.name)}`;
    default:
      return type.kind;
  }
}

/** `Outer.Inner` → `OuterInner`: TypeScript has one namespace for all. */
function flat(name: string): string {
  return name.replaceAll('.', '');
}
