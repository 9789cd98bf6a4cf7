import { formatAge, formatInstant } from "#components/format/time.ts";
import type { LedgerNotice } from "#lib/posting/queries.ts";

const nothingIsLost = "Nothing is lost: what is approved waits and is posted afterwards, once.";

/** What is wrong with posting, and what the reader has to do about it. `now` comes from the server. */
export function ledgerText(notice: LedgerNotice, maySet: boolean, now: string): { what: string; todo: string } {
  if (notice.kind === "stopped") {
    const todo = maySet
      ? "Set the key again with `npm run cli -- connection set` on the server; posting then goes on by itself."
      : "An administrator has to set its key again; you have nothing to do here.";
    return { what: `Posting to AutoCount has stopped since ${formatInstant(notice.since)}: it turned our key away.`, todo: `${nothingIsLost} ${todo}` };
  }
  const isDue = Date.parse(notice.nextAt) <= Date.parse(now);
  const next = isDue ? "It is being tried again now" : `It is tried again at ${formatInstant(notice.nextAt)}`;
  return {
    what: `AutoCount takes no documents at the moment; the oldest has waited for ${formatAge(notice.since, now)}.`,
    todo: `${nothingIsLost} ${next}; you have nothing to do here.`,
  };
}
