import type { Json, JsonObject } from "../read-json.ts";
import { isJsonObject } from "../read-json.ts";
import { idsIn, recordsOf, withoutFalse } from "./fields.ts";

/** What was read beside a record, since Odoo answers with ids: lines, products, partners. */
export type Beside = { lines: readonly JsonObject[]; products: ReadonlyMap<string, JsonObject>; partners: ReadonlyMap<string, JsonObject> };

/** Takes what stands beside the records of a message under "lines", "products" and "partners". */
export function besideIn(message: JsonObject): Beside {
  return { lines: recordsOf(message.lines), products: byId(recordsOf(message.products)), partners: byId(recordsOf(message.partners)) };
}

function byId(records: readonly JsonObject[]): Map<string, JsonObject> {
  return new Map(records.flatMap((record) => (typeof record.id === "string" ? [[record.id, record] as const] : [])));
}

/**
 * The lines of a record, in its own order: those that stand in it whole, else those beside it by their ids. Null where some
 * of them are not there: a document without them would be another.
 */
export function linesOf(own: Json | undefined, parent: string, id: string, { lines }: Beside): JsonObject[] | null {
  const whole = Array.isArray(own) ? own.filter(isJsonObject).map(withoutFalse) : [];
  if (Array.isArray(own) && whole.length === own.length && whole.length > 0) return whole;
  const wanted = idsIn(own);
  const found = wanted.flatMap((lineId) => lines.filter((line) => line.id === lineId).slice(0, 1));
  if (wanted.length > 0) return found.length === wanted.length ? found : null;
  const children = lines.filter((line) => (Array.isArray(line[parent]) ? line[parent][0] : line[parent]) === id);
  return children.length > 0 ? children : null;
}
