"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type ReactNode, useId } from "react";
import { commandOf, doesText, keyHints } from "#components/shell/commands.ts";
import { pressOnArrival } from "#components/shell/do-again.ts";
import { type Doing, useKeys } from "#components/shell/use-keys.ts";
import { usePrefetch } from "#components/shell/use-prefetch.ts";
import { Button, buttonVariants } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { Link } from "#components/ui/link.tsx";
import { Picture } from "#components/ui/picture.tsx";
import { approveRecordAction, undoApprovalAction } from "#lib/approval/actions.ts";
import type { ApproveState } from "./approve-state.ts";
import { useDesk } from "./desk.tsx";
import { MoreActions } from "./later.tsx";
import type { MoreAction } from "./more-actions.tsx";
import { forRole, roleName } from "./role-text.ts";
import { tell } from "./tell.ts";
import { withUndo } from "./undo.ts";

type RecordActionsProps = {
  approve: ApproveState | null;
  mayReject: boolean;
  mayHold: boolean;
  /** What else can be done in this state, by this role. */
  more: readonly MoreAction[];
};

/** What a person decides about the record, by button or by key. */
export function RecordActions({ approve, mayReject, mayHold, more }: RecordActionsProps) {
  const t = useTranslations();
  const { record, role, place, decide, isDeciding, reject, hold } = useDesk();
  const id = useId();
  const seen = { recordId: record.id, revision: record.revision };

  const tellWhyNot = () => tell.info(approve?.text ?? "");
  const approveNow = () => {
    if (!approve?.isEnabled) return tellWhyNot();
    decide(
      () => approveRecordAction(seen),
      (approved) => {
        const { number } = record;
        const undo = (done: string, afterwards: string) =>
          withUndo(t, { undo: () => undoApprovalAction({ ...seen, reason: t("records.recordActions.takenBack") }), done, afterwards: { what: forRole(t, role, "approval:revoke", afterwards), href: place.href } });
        if (approved.state === "approved") {
          const seconds = approved.goesInSeconds ?? 0;
          tell.success(t("records.recordActions.approved", { number }), {
            description: seconds === 0 ? t("records.recordActions.goesNow") : t("records.recordActions.goesIn", { seconds }),
            ...undo(t("records.recordActions.readyAgain", { number }), t("records.recordActions.reverseAfterwards", { number })),
          });
        } else {
          tell.success(t("records.recordActions.yourApproval", { number }), {
            description: t("records.recordActions.approvesNext", { role: roleName(t, approved.next.role) }),
            ...undo(t("records.recordActions.notApproved", { number }), t("records.recordActions.revokeAfterwards", { number })),
          });
        }
      },
    );
  };
  useKeys({
    approve: approve === null ? undefined : approve.isEnabled ? approveNow : { whyNot: tellWhyNot },
    reject: mayReject ? () => reject() : undefined,
    hold: mayHold ? hold : undefined,
    "first-fix": firstFix(t("records.recordActions.nothingToFix")),
  });

  return (
    <div className="flex flex-wrap items-center gap-2 lg:shrink-0 lg:justify-end">
      {approve !== null && (
        <p id={`${id}-approve`} className="max-w-64 text-right text-xs text-balance text-muted-foreground max-lg:hidden">
          {approve.text}
        </p>
      )}
      {more.length > 0 && <MoreActions actions={more} />}
      {mayHold && (
        <Button variant="outline" onClick={hold} {...keyHints(t, "hold")}>
          {t("records.recordActions.hold")} <Kbd className="max-lg:hidden">h</Kbd>
        </Button>
      )}
      {mayReject && (
        <Button variant="outline" onClick={() => reject()} {...keyHints(t, "reject")}>
          {t("records.recordActions.reject")} <Kbd className="max-lg:hidden">r</Kbd>
        </Button>
      )}
      {approve !== null && (
        <Button
          data-approve=""
          aria-describedby={`${id}-approve`}
          {...keyHints(t, "approve")}
          // Not `disabled`: it stays in the tab order and says why.
          aria-disabled={!approve.isEnabled || undefined}
          variant={approve.isEnabled ? "primary" : "secondary"}
          onClick={approveNow}
          isPending={isDeciding}
        >
          <Picture of="check" /> {t("records.recordActions.approve")} <Kbd className="border-current/30 bg-transparent text-current max-lg:hidden">a</Kbd>
        </Button>
      )}
      {approve !== null && <p className="w-full text-xs text-muted-foreground lg:hidden">{approve.text}</p>}
    </div>
  );
}

/** Goes to the first field or button that settles something; says so where there is none. */
function firstFix(otherwise: string): Doing {
  const [key = ""] = commandOf("first-fix").keys;
  const isComing = () => document.querySelector("[data-fix]")?.querySelector("[data-arriving]") != null;
  const first = () => (isComing() ? undefined : [...document.querySelectorAll<HTMLElement>("[data-fix] :is(input, textarea, button):enabled")].find((element) => element.offsetParent !== null));
  return {
    when: () => first() !== undefined,
    act() {
      first()?.scrollIntoView({ block: "nearest" });
      first()?.focus();
    },
    // The code of the form may be on its way; what is typed meanwhile is meant for it.
    whyNot: () => void ((isComing() && pressOnArrival(key)) || tell.info(otherwise)),
  };
}

/** Whoever decides goes forward; going back is fetched ahead for those who stay a moment. */
const previousAfterMs = 1_000;

/** Next and previous record of the queue that this one was opened from, and the way back to it. */
export function RecordSteps() {
  const t = useTranslations();
  const { place } = useDesk();
  const router = useRouter();
  const go = (href: string | null) => (href === null ? { whyNot: () => tell.info(t("records.recordActions.thatWasAll", { queue: place.queueLabel })) } : () => router.push(href));
  usePrefetch(place.nextHref);
  usePrefetch(place.previousHref, previousAfterMs);
  useKeys({ "next-record": go(place.nextHref), "previous-record": go(place.previousHref), "back-to-list": go(place.queueHref) });
  return (
    <nav aria-label={t("records.recordActions.steps")} className="flex items-center gap-1">
      <Link href={place.queueHref} {...keyHints(t, "back-to-list")} className={cn(buttonVariants({ variant: "ghost", size: "sm" }), "-ml-2 text-muted-foreground")}>
        <Picture of="chevron-left" /> {place.queueLabel}
      </Link>
      <span className="ml-auto flex gap-1">
        <Step href={place.previousHref} command="previous-record" icon={<Picture of="chevron-left" />} />
        <Step href={place.nextHref} command="next-record" icon={<Picture of="chevron-right" />} />
      </span>
    </nav>
  );
}

function Step({ href, command, icon }: { href: string | null; command: "next-record" | "previous-record"; icon: ReactNode }) {
  const t = useTranslations();
  const label = doesText(t, command);
  const look = cn(buttonVariants({ variant: "outline", size: "icon-sm" }));
  if (href === null) {
    return (
      <span className={look} role="link" aria-disabled="true" aria-label={label}>
        {icon}
      </span>
    );
  }
  return (
    <Link href={href} className={look} aria-label={label} {...keyHints(t, command)}>
      {icon}
    </Link>
  );
}
