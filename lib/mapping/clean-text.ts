// Characters that look like a blank or like nothing: no-break and other spaces, zero-width ones, the byte order mark.
const blanks = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const nothings = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;

/** A text without invisible characters and outer blanks, for reading; the original stays in the file. */
export function cleanText(text: string): string {
  return text.replace(nothings, "").replace(blanks, " ").trim();
}

/** Full-width digits, brackets and signs as their plain ones, other hyphens and minus signs as "-". For numbers, dates and matching. */
export function plainSigns(text: string): string {
  return cleanText(text.normalize("NFKC")).replace(/[\u2010-\u2015\u2212]/g, "-");
}
