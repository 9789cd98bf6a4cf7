import { formatMoney } from "#components/format/money.ts";
import { formatAge, formatInstant } from "#components/format/time.ts";
import type { LedgerNotice, Waits } from "#lib/posting/queries.ts";
import type { Translate } from "#messages/translate.ts";

const nothingIsLost = (t: Translate) => t("shell.ledgerText.nothingIsLost");

type LedgerText = { what: string; todo: string; /** Where it is put right, for whoever may. */ link?: { href: string; text: string } };

/** What is wrong with posting, and what the reader has to do about it. `now` comes from the server. */
export function ledgerText(t: Translate, notice: LedgerNotice, maySet: boolean, now: string): LedgerText {
  const waiting = waitsText(t, notice.waits);
  if (notice.kind === "paused") {
    return { what: t("shell.ledgerText.paused", { by: notice.by, since: formatInstant(notice.since), reason: notice.reason.replace(/[.!?]?$/, ".") }), todo: t("shell.ledgerText.goesOnOnceResumed", { waiting }) };
  }
  if (notice.kind === "stopped") {
    const own = maySet ? t("shell.ledgerText.setKey") : t("shell.ledgerText.administratorSetsKey");
    const todo = notice.nextAt === null ? own : t("shell.ledgerText.looksAgain", { todo: own, when: whenText(t, notice.nextAt, now) });
    return { what: t("shell.ledgerText.stopped", { since: formatInstant(notice.since) }), todo: `${waiting} ${nothingIsLost(t)} ${todo}`, ...(maySet && { link: { href: "/connection", text: t("shell.ledgerText.openConnection") } }) };
  }
  const next = t("shell.ledgerText.triedAgain", { when: whenText(t, notice.nextAt, now) });
  return {
    what: notice.isOutage ? t("shell.ledgerText.noAnswer", { since: formatInstant(notice.since) }) : t("shell.ledgerText.takesNone", { age: formatAge(t, notice.since, now) }),
    todo: t("shell.ledgerText.nothingToDo", { waiting, nothingIsLost: nothingIsLost(t), next }),
  };
}

/** "12 documents wait, RM 1,234.50 + US$ 20.00." */
export function waitsText(t: Translate, { count, sums }: Waits): string {
  if (count === 0) return t("shell.ledgerText.noneWaits");
  const amount = sums.length === 0 ? "" : `, ${sums.map(({ currency, total }) => formatMoney(total, currency)).join(" + ")}`;
  return t("shell.ledgerText.documentsWait", { count, amount });
}

function whenText(t: Translate, instant: string, now: string): string {
  return Date.parse(instant) <= Date.parse(now) ? t("shell.ledgerText.now") : t("shell.ledgerText.atTime", { instant: formatInstant(instant) });
}
