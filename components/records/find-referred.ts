import type { Reference } from "#lib/canonical/core.ts";
import type { ScreenPart } from "#lib/review/record-screen.ts";

type Known = Pick<ScreenPart, "id" | "externalId" | "number" | "kind" | "docNo">;

/** The record of the thread that a reference names: by the source's id first, then AutoCount's number, then the number people know. */
export function findReferred<R extends Known>({ kind, externalId, docNo, number }: Reference, thread: readonly R[]): R | null {
  const among = kind === null ? thread : thread.filter((one) => one.kind === kind);
  const by = (isIt: (one: R) => boolean) => among.find(isIt);
  return (
    (externalId !== null ? by((one) => one.externalId === externalId) : undefined) ??
    (docNo !== null ? by((one) => one.docNo === docNo) : undefined) ??
    (number !== null ? by((one) => one.number === number) : undefined) ??
    null
  );
}
