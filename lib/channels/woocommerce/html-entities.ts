// WordPress stores and sends names as HTML text: "Tea &amp; Co", "Size &ndash; M". Each is decoded once, never twice:
// "&amp;lt;" is the text "&lt;".

/** ISO 8859-1's named entities, in the order of their code points from 160. */
const latin1 = `
  nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para
  middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute
  Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml
  Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth
  ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`.trim().split(/\s+/);

const named: ReadonlyMap<string, number> = new Map([
  ...latin1.map((name, index): [string, number] => [name, 160 + index]),
  ["amp", 0x26], ["lt", 0x3c], ["gt", 0x3e], ["quot", 0x22], ["apos", 0x27],
  ["ndash", 0x2013], ["mdash", 0x2014], ["lsquo", 0x2018], ["rsquo", 0x2019], ["sbquo", 0x201a], ["ldquo", 0x201c],
  ["rdquo", 0x201d], ["bdquo", 0x201e], ["bull", 0x2022], ["hellip", 0x2026], ["prime", 0x2032], ["Prime", 0x2033],
  ["euro", 0x20ac], ["trade", 0x2122], ["rarr", 0x2192], ["minus", 0x2212], ["ensp", 0x2002], ["emsp", 0x2003], ["thinsp", 0x2009],
]);

/** The text with its HTML entities decoded once; what is no known entity stays as it is. */
export function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,7}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    const point = name === undefined ? Number.parseInt(decimal ?? hex ?? "", decimal === undefined ? 16 : 10) : named.get(name);
    return point === undefined || !isCharacter(point) ? whole : String.fromCodePoint(point);
  });
}

/** What PostgreSQL can store and a person can read: no control characters, no halves of a surrogate pair. */
function isCharacter(point: number): boolean {
  return (point >= 0x20 || point === 0x09 || point === 0x0a) && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
}
