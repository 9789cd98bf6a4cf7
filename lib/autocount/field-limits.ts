/** How long a text of a document may be. `path` is the document's: `lines[].description` means each line's. */
export type FieldLimit = { path: string; max: number; label: string };

/** A text that is too long, by its exact path (`lines[2].description`). */
export type TooLong = { path: string; length: number; limit: FieldLimit };

/** Every text of `document` that is longer than its limit. */
export function findTooLong(document: unknown, limits: readonly FieldLimit[]): TooLong[] {
  return limits.flatMap((limit) =>
    textsAt(document, limit.path.split("."), "")
      .filter(({ text }) => text.length > limit.max)
      .map(({ path, text }) => ({ path, length: text.length, limit })),
  );
}

function textsAt(value: unknown, steps: readonly string[], path: string): { path: string; text: string }[] {
  const [step, ...rest] = steps;
  if (step === undefined) return typeof value === "string" ? [{ path, text: value }] : [];
  const name = step.replace("[]", "");
  const member = memberOf(value, name);
  const here = path === "" ? name : `${path}.${name}`;
  if (!step.endsWith("[]")) return textsAt(member, rest, here);
  return Array.isArray(member) ? member.flatMap((element, index) => textsAt(element, rest, `${here}[${index}]`)) : [];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
