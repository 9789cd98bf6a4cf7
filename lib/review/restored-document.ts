import { isCorrectable } from "./correctable.ts";

type Fields = { [name: string]: unknown };

/** What the source said last, beside what nobody types over. */
const lastSaid = new Set(["currentTotal", "cancelReason"]);
/** Decisions that other documents rest on: the rest of a delivery, at once; what comes after, of what is billed. */
const decisions = ["part", "deliveryDecision"];
const billed = "billedWithout";

/**
 * An earlier form of a document, as it may come back: what people write is as it was then, what its source has told since
 * (paid, delivered, refunded, cancelled) stays as it is now. Null where a decision on its delivery or on what is billed lies
 * between the two. Where the present form is the one that somebody has just made of the earlier one (`isLast`), the source has
 * told nothing since and nothing rests on what is billed: the earlier one stands again whole. Neither is changed.
 */
export function restoredDocument(present: object, earlier: object, { isLast = false } = {}): Fields | null {
  const [now, then] = [present as Fields, earlier as Fields];
  const differs = (name: string) => JSON.stringify(now[name] ?? null) !== JSON.stringify(then[name] ?? null);
  if (decisions.some(differs) || (!isLast && differs(billed))) return null;
  if (isLast) return structuredClone(then);
  const restored = mixed(now, then, "");
  if (!isLines(now["lines"]) || !isLines(then["lines"])) return restored;
  const linesNow = new Map(now["lines"].map((line) => [line["id"], line]));
  return { ...restored, lines: then["lines"].map((line, index) => mixed(linesNow.get(line["id"]) ?? line, line, `lines.${index}.`)) };
}

/** What may be written from `then`, everything else from `now`. */
function mixed(now: Fields, then: Fields, before: string): Fields {
  const names = [...new Set([...Object.keys(now), ...Object.keys(then)])];
  return Object.fromEntries(names.flatMap((name) => {
    const from = isCorrectable(`${before}${name}`) && !lastSaid.has(name) ? then : now;
    return Object.hasOwn(from, name) ? [[name, from[name]]] : [];
  }));
}

function isLines(value: unknown): value is Fields[] {
  return Array.isArray(value) && value.every((line) => line !== null && typeof line === "object");
}
