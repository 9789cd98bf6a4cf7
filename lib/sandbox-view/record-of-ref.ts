/** The record whose mark stands in a document's reference ("HP:<id>"); null where a person made the document. */
export function recordIdOf(ref: string | null): string | null {
  return /\bHP:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/i.exec(ref ?? "")?.[1]?.toLowerCase() ?? null;
}
