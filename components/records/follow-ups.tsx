"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import type { FollowUp } from "#lib/records/follow-ups.ts";
import { acceptFollowUpAction } from "#lib/review/actions.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { type Booked, followUpLines, followUpText } from "./follow-up-text.ts";
import { tell } from "./tell.ts";
import { withoutUndo } from "./undo.ts";

type FollowUpsProps = { followUps: readonly FollowUp[]; proposalId: string; booked: Booked; mayDecide: boolean };

/** What may be booked for a change of a posted record: a person takes one, and it is checked and approved like any other. */
export function FollowUps({ followUps, proposalId, booked, mayDecide }: FollowUpsProps) {
  const t = useTranslations();
  const { record, place } = useDesk();
  const router = useRouter();
  const [run, isPending] = useRecordAction();

  const accept = (followUp: FollowUp) =>
    run(
      () => acceptFollowUpAction({ recordId: record.id, revision: record.revision, proposalId, followUp: followUp.id }),
      (made) => {
        tell.success(followUpText(t, followUp, booked).done, {
          ...withoutUndo(isVoid(followUp) ? { what: t("records.followUps.voidIsFinal"), href: place.href } : { what: t("records.followUps.afterwards"), href: `/records/${made.recordId}` }),
          description: isVoid(followUp) ? t("records.followUps.untilVoided") : t("records.followUps.checkedLikeAny"),
        });
        if (made.recordId !== record.id) router.push(`/records/${made.recordId}`);
      },
    );

  return (
    <section aria-label={t("records.followUps.title")} className="grid gap-2">
      <h3 className="text-xs font-semibold text-muted-foreground">{t("records.followUps.title")}</h3>
      <ul className="grid gap-2 lg:grid-cols-2">
        {followUps.map((followUp, index) => {
          const { title, button } = followUpText(t, followUp, booked);
          const lines = followUpLines(t, followUp, booked);
          return (
            <li key={followUp.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 rounded-lg border bg-card p-3">
              <div className="min-w-48 flex-1">
                <p className="font-medium">{title}</p>
                <p className="text-muted-foreground">{followUp.why}</p>
                {lines !== "" && <p className="mt-0.5 text-xs text-muted-foreground">{lines}</p>}
              </div>
              {isVoid(followUp) && <p className="w-full text-xs text-muted-foreground">{t("records.followUps.voidIsFinal")}</p>}
              {mayDecide && (
                <Button variant={index === 0 ? "primary" : "outline"} isPending={isPending} onClick={() => accept(followUp)}>
                  {button}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function isVoid({ do: what }: FollowUp): boolean {
  return what === "void" || what === "repost";
}
