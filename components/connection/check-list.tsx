import { CircleCheck, CircleHelp, OctagonAlert, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type CheckGroup, checkGroups, type CheckState, type LedgerCheck, tally } from "#lib/posting/ledger-check.ts";
import type { Translate } from "#messages/translate.ts";

const groupTitles = (t: Translate): Readonly<Record<CheckGroup, string>> => ({ book: t("connection.checkList.groupTitles.book"), reading: t("connection.checkList.groupTitles.reading"), writing: t("connection.checkList.groupTitles.writing"), settings: t("connection.checkList.groupTitles.settings") });
const looks = (t: Translate): Readonly<Record<CheckState, { icon: ReactNode; word: string }>> => ({
  ok: { icon: <CircleCheck className="size-4 text-posted-fg" aria-hidden />, word: t("connection.checkList.looks.ok.word") },
  warning: { icon: <TriangleAlert className="size-4 text-held-fg" aria-hidden />, word: t("connection.checkList.looks.warning.word") },
  failed: { icon: <OctagonAlert className="size-4 text-error-fg" aria-hidden />, word: t("connection.checkList.looks.failed.word") },
  unknown: { icon: <CircleHelp className="size-4 text-muted-foreground" aria-hidden />, word: t("connection.checkList.looks.unknown.word") },
});

/** What a test of the connection found, what is wrong first within each group. */
export function CheckList({ checks }: { checks: readonly LedgerCheck[] }) {
  const t = useTranslations();
  return (
    <div className="grid gap-4">
      <p className="font-medium">{summary(t, checks)}</p>
      {checkGroups.map((group) => {
        const own = checks.filter((check) => check.group === group);
        if (own.length === 0) return null;
        const fine = own.filter((check) => check.state === "ok");
        // Ten permissions that are as they should be are one line, not ten.
        const isShort = fine.length > 2 && (group === "reading" || group === "writing");
        return (
          <section key={group} className="grid gap-1.5">
            <h3 className="text-2xs font-semibold tracking-wide text-muted-foreground uppercase">{groupTitles(t)[group]}</h3>
            <ul className="grid gap-2">
              {own.filter((check) => !isShort || check.state !== "ok").sort(worstFirst).map((check) => (
                <Check key={check.id} check={check} />
              ))}
              {isShort && (
                <li className="flex gap-2">
                  <span className="mt-0.5 shrink-0">{looks(t).ok.icon}</span>
                  <span><span className="sr-only">{t("connection.checkList.inOrder")} </span>{fine.map((check, at) => (at === 0 ? check.title : check.title.toLowerCase())).join(", ")}.</span>
                </li>
              )}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Check({ check: { title, state, text, todo } }: { check: LedgerCheck }) {
  const t = useTranslations();
  return (
    <li className="flex gap-2">
      <span className="mt-0.5 shrink-0">{looks(t)[state].icon}</span>
      <div className="min-w-0 break-words">
        <p>
          <span className="sr-only">{looks(t)[state].word}: </span>
          <span className="font-medium">{title}.</span> {text}
        </p>
        {todo !== null && state !== "ok" && <p className="text-muted-foreground">{todo}</p>}
      </div>
    </li>
  );
}

const order: readonly CheckState[] = ["failed", "warning", "unknown", "ok"];
const worstFirst = (a: LedgerCheck, b: LedgerCheck) => order.indexOf(a.state) - order.indexOf(b.state);

function summary(t: Translate, checks: readonly LedgerCheck[]): string {
  const { failed, warning } = tally(checks);
  if (failed > 0) return t("connection.checkList.oneThingMustBePut", { failed });
  if (warning > 0) return t("connection.checkList.itWorksWithOneThing", { warning });
  return t("connection.checkList.everythingThatCanBeTested");
}
