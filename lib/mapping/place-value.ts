import type { JsonObject } from "#lib/channels/read-json.ts";
import type { FieldValue } from "./convert-value.ts";

/** Where in a document a mapped value belongs: one of its fields, a list with an entry for each line, or a charge's own line. */
export type Place =
  | { in: "document"; path: string }
  | { in: "list"; list: "lines" | "settles" | "references"; field: string }
  | { in: "charge"; charge: Charge; field: string };

export const charges = ["shipping", "fee", "tip"] as const;
export type Charge = (typeof charges)[number];

const entry = /^(lines|settles|references)\[\]\.(.+)$/;
const charge = new RegExp(`^lines\\[(${charges.join("|")})\\]\\.(.+)$`);

/** The place that a mapping's `to` means. */
export function placeOf(to: string): Place {
  const inList = to.match(entry);
  if (inList) return { in: "list", list: inList[1] as "lines" | "settles" | "references", field: inList[2] as string };
  const inCharge = to.match(charge);
  if (inCharge) return { in: "charge", charge: inCharge[1] as Charge, field: inCharge[2] as string };
  return { in: "document", path: to };
}

/** Puts a value into an object, making the objects on the way ("customer.name"). */
export function putValue(object: JsonObject, path: string, value: FieldValue): void {
  const keys = path.split(".");
  const last = keys.pop() as string;
  let here = object;
  for (const key of keys) {
    const next = Object.hasOwn(here, key) ? here[key] : undefined;
    if (typeof next === "object" && next !== null && !Array.isArray(next)) here = next;
    else {
      const made: JsonObject = {};
      define(here, key, made);
      here = made;
    }
  }
  define(here, last, value);
}

// A key "__proto__" stays an ordinary key.
function define(object: JsonObject, key: string, value: FieldValue | JsonObject): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}
