import { CircleCheck, CircleHelp, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { type CheckGroup, checkGroups, type CheckState, type LedgerCheck, tally } from "#lib/posting/ledger-check.ts";

const groupTitles: Readonly<Record<CheckGroup, string>> = { book: "The book", reading: "The key may read", writing: "The key may create", settings: "Settings compared with the book" };
const looks: Readonly<Record<CheckState, { icon: ReactNode; word: string }>> = {
  ok: { icon: <CircleCheck className="size-4 text-posted-fg" aria-hidden />, word: "In order" },
  warning: { icon: <TriangleAlert className="size-4 text-held-fg" aria-hidden />, word: "Warning" },
  failed: { icon: <OctagonAlert className="size-4 text-error-fg" aria-hidden />, word: "Failed" },
  unknown: { icon: <CircleHelp className="size-4 text-muted-foreground" aria-hidden />, word: "Not known" },
};

/** What a test of the connection found, what is wrong first within each group. */
export function CheckList({ checks }: { checks: readonly LedgerCheck[] }) {
  return (
    <div className="grid gap-4">
      <p className="font-medium">{summary(checks)}</p>
      {checkGroups.map((group) => {
        const own = checks.filter((check) => check.group === group);
        if (own.length === 0) return null;
        const fine = own.filter((check) => check.state === "ok");
        // Ten permissions that are as they should be are one line, not ten.
        const isShort = fine.length > 2 && (group === "reading" || group === "writing");
        return (
          <section key={group} className="grid gap-1.5">
            <h3 className="text-2xs font-semibold tracking-wide text-muted-foreground uppercase">{groupTitles[group]}</h3>
            <ul className="grid gap-2">
              {own.filter((check) => !isShort || check.state !== "ok").sort(worstFirst).map((check) => (
                <Check key={check.id} check={check} />
              ))}
              {isShort && (
                <li className="flex gap-2">
                  <span className="mt-0.5 shrink-0">{looks.ok.icon}</span>
                  <span><span className="sr-only">In order: </span>{fine.map((check, at) => (at === 0 ? check.title : check.title.toLowerCase())).join(", ")}.</span>
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
  return (
    <li className="flex gap-2">
      <span className="mt-0.5 shrink-0">{looks[state].icon}</span>
      <div className="min-w-0 break-words">
        <p>
          <span className="sr-only">{looks[state].word}: </span>
          <span className="font-medium">{title}.</span> {text}
        </p>
        {todo !== null && state !== "ok" && <p className="text-muted-foreground">{todo}</p>}
      </div>
    </li>
  );
}

const order: readonly CheckState[] = ["failed", "warning", "unknown", "ok"];
const worstFirst = (a: LedgerCheck, b: LedgerCheck) => order.indexOf(a.state) - order.indexOf(b.state);

function summary(checks: readonly LedgerCheck[]): string {
  const { failed, warning } = tally(checks);
  if (failed > 0) return `${failed === 1 ? "One thing" : `${failed} things`} must be put right before documents can be posted without trouble.`;
  if (warning > 0) return `It works, with ${warning === 1 ? "one thing" : `${warning} things`} to look at.`;
  return "Everything that can be tested is in order.";
}
