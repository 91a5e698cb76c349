import type {
  AnnotationContext,
  ArraySubscriptsContext,
  CreatedNameContext,
  ElementValueContext,
  IdContext,
  ModifierContext,
  QualifiedNameContext,
  TypeListContext,
  TypeNameContext,
  TypeRefContext,
} from '@apexdevtools/apex-parser';
import type { Annotation, AnnotationValue, Modifiers, TypeName } from './ast.ts';
import { literalOf } from './literals.ts';
import { at, nameOf, optional, startOf } from './positions.ts';

type TypePart = TypeName['parts'][number];

export function typeOf(ctx: TypeRefContext): TypeName {
  const parts = ctx.typeName_list().map(partOf);
  return { parts, arrayDepth: depthOf(ctx.arraySubscripts()), position: startOf(ctx) };
}

/** The type of a `new` expression; `arrayDepth` says how many `[]` the caller has found behind it. */
export function createdTypeOf(ctx: CreatedNameContext, arrayDepth: number): TypeName {
  const parts = ctx
    .idCreatedNamePair_list()
    .map((pair) => ({ name: nameOf(pair.anyId()), args: typesOf(pair.typeList()) }));
  return { parts, arrayDepth, position: startOf(ctx) };
}

/** `System.DmlException` of a catch clause. */
export function typeOfQualifiedName(ctx: QualifiedNameContext): TypeName {
  return { parts: ctx.id_list().map((id) => ({ name: nameOf(id), args: [] })), arrayDepth: 0, position: startOf(ctx) };
}

export function typesOf(ctx: TypeListContext): TypeName[] {
  return optional(ctx)?.typeRef_list().map(typeOf) ?? [];
}

/** `A.B.C` as written, without the blanks that may stand around the dots. */
export function textOfQualifiedName(ctx: QualifiedNameContext): string {
  return ctx.id_list().map(nameOf).join('.');
}

export function modifiersOf(contexts: readonly ModifierContext[]): Modifiers {
  const words: string[] = [];
  const annotations: Annotation[] = [];
  for (const ctx of contexts) {
    const annotation = optional(ctx.annotation());
    if (annotation) annotations.push(annotationOf(annotation));
    else words.push(wordsOf(ctx));
  }
  return { words, annotations };
}

export function namedPosition(id: IdContext): { name: string; position: ReturnType<typeof startOf> } {
  return { name: nameOf(id), position: startOf(id) };
}

function partOf(ctx: TypeNameContext): TypePart {
  const args = optional(ctx.typeArguments());
  return { name: ctx.start.text, args: args ? typesOf(args.typeList()) : [] };
}

function depthOf(ctx: ArraySubscriptsContext): number {
  return ctx.LBRACK_list().length;
}

/** One word, or two with one blank: `with sharing`. */
function wordsOf(ctx: ModifierContext): string {
  const first = ctx.start.text.toLowerCase();
  return ctx.stop === undefined || ctx.stop === ctx.start ? first : `${first} ${ctx.stop.text.toLowerCase()}`;
}

function annotationOf(ctx: AnnotationContext): Annotation {
  return { name: nameOf(ctx.id()), args: argumentsOf(ctx), position: at(ctx.ATSIGN().symbol) };
}

function argumentsOf(ctx: AnnotationContext): Annotation['args'] {
  const pairs = optional(ctx.elementValuePairs());
  if (pairs) {
    return pairs
      .elementValuePair_list()
      .map((pair) => ({ name: nameOf(pair.id()), value: valueOf(pair.elementValue()) }));
  }
  const bare = optional(ctx.elementValue());
  return bare ? [{ name: 'value', value: valueOf(bare) }] : [];
}

function valueOf(ctx: ElementValueContext): AnnotationValue {
  const literal = literalOf(ctx.literal());
  switch (literal.type) {
    case 'String':
    case 'Boolean':
    case 'null':
      return literal.value;
    default:
      return Number(literal.value);
  }
}
