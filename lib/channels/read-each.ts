import type { Result } from "#lib/result.ts";
import type { ReadDocument, ReadOutcome, ReadRecord, RefusedRecord } from "./channel.ts";
import { ignored, unreadable } from "./channel.ts";

export type OneRead = { kind: "record"; record: ReadRecord } | { kind: "nothing"; reason: string; about: string | null } | { kind: "refused"; reason: string; about: string | null };

/** The outcome of reading one thing. */
export function oneRead(result: Result<ReadRecord, string>, about: string | null): OneRead {
  return result.ok ? { kind: "record", record: result.value } : { kind: "refused", reason: result.error, about };
}

/**
 * The outcome of a message that holds one thing or several: each by itself, a bad one without harm to its neighbours. Where
 * nothing can be booked the message says why: what cannot be read goes before what holds nothing to book.
 */
export function outcomeOf(things: readonly OneRead[], whenEmpty: string): ReadOutcome {
  const documents = things.flatMap((one, index): ReadDocument[] => (one.kind === "record" ? [{ ...one.record, index }] : []));
  const refused = things.flatMap((one, index): RefusedRecord[] => (one.kind === "refused" ? [{ index, externalId: one.about, why: one.reason, path: null }] : []));
  if (documents.length > 0 || refused.length > 1) return { kind: "documents", documents, refused };
  const [first] = refused;
  if (first) return unreadable(first.why, first.externalId);
  const nothing = things.flatMap((one) => (one.kind === "nothing" ? [one] : []));
  return nothing[0] ? ignored(nothing.map((one) => one.reason).join(" "), nothing[0].about) : ignored(whenEmpty);
}
