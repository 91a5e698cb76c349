/** Names of U+00A0 to U+00FF, in order: the Latin-1 entities of HTML 3.2. */
const LATIN_1 = (
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml'
).split(' ');

const BASIC: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
const CHARACTERS = new Map([
  ...Object.entries(BASIC).map(([char, name]) => [name, char] as const),
  ...LATIN_1.map((name, i) => [name, String.fromCharCode(0xa0 + i)] as const),
]);

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"\u00a0-\u00ff]/g, (char) => `&${BASIC[char] ?? LATIN_1[char.charCodeAt(0) - 0xa0] ?? ''};`);
}

export function unescapeHtml(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (all, name: string) => {
    if (/^#x/i.test(name)) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return CHARACTERS.get(name) ?? all;
  });
}
