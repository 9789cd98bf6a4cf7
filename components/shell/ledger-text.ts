import { formatCount, formatMoney } from "#components/format/money.ts";
import { formatAge, formatInstant } from "#components/format/time.ts";
import type { LedgerNotice, Waits } from "#lib/posting/queries.ts";

const nothingIsLost = "Nothing is lost: what is approved waits and is posted afterwards, once.";

type LedgerText = { what: string; todo: string; /** Where it is put right, for whoever may. */ link?: { href: string; text: string } };

/** What is wrong with posting, and what the reader has to do about it. `now` comes from the server. */
export function ledgerText(notice: LedgerNotice, maySet: boolean, now: string): LedgerText {
  const waiting = waitsText(notice.waits);
  if (notice.kind === "paused") {
    return { what: `Posting to AutoCount is paused by ${notice.by} since ${formatInstant(notice.since)}: ${notice.reason.replace(/[.!?]?$/, ".")}`, todo: `${waiting} It goes on once somebody from finance resumes it.` };
  }
  if (notice.kind === "stopped") {
    const retry = notice.nextAt === null ? "" : ` Holdpoint looks again ${whenText(notice.nextAt, now)} and goes on by itself once the key works.`;
    const todo = maySet
      ? `Set its key again; posting then goes on by itself.${retry}`
      : `An administrator has to set its key again; you have nothing to do here.${retry}`;
    return { what: `Posting to AutoCount has stopped since ${formatInstant(notice.since)}: it turned our key away.`, todo: `${waiting} ${nothingIsLost} ${todo}`, ...(maySet && { link: { href: "/connection", text: "Open the connection" } }) };
  }
  const next = `It is tried again ${whenText(notice.nextAt, now)}`;
  return {
    what: notice.isOutage ? `AutoCount has not answered since ${formatInstant(notice.since)}.` : `AutoCount takes no documents at the moment; the oldest has waited for ${formatAge(notice.since, now)}.`,
    todo: `${waiting} ${nothingIsLost} ${next}; you have nothing to do here.`,
  };
}

/** "12 documents wait, RM 1,234.50 + US$ 20.00." */
export function waitsText({ count, sums }: Waits): string {
  if (count === 0) return "No document waits.";
  const amount = sums.length === 0 ? "" : `, ${sums.map(({ currency, total }) => formatMoney(total, currency)).join(" + ")}`;
  return `${count === 1 ? "1 document waits" : `${formatCount(count)} documents wait`}${amount}.`;
}

function whenText(instant: string, now: string): string {
  return Date.parse(instant) <= Date.parse(now) ? "now" : `at ${formatInstant(instant)}`;
}
