"use client";

import { useTranslations } from "next-intl";
import { useDesk, useRecordAction } from "#components/records/desk.tsx";
import { paneHref } from "#components/records/pane-href.ts";
import { tell } from "#components/records/tell.ts";
import { withUndo } from "#components/records/undo.ts";
import { assignRecordAction } from "#lib/teamwork/actions.ts";

/** Gives a record to a member by id, or to nobody (null); tells it, with the way back. */
export function useAssign(recordId: string, assignee: { userId: string } | null, me: string) {
  const t = useTranslations();
  const { record, place } = useDesk();
  const [run, isPending] = useRecordAction();
  const from = assignee?.userId ?? null;
  const give = (to: string | null) =>
    run(() => assignRecordAction({ recordId, from, to }), ({ name }) =>
      tell.success(to === me ? t("teamwork.useAssign.yours") : name === null ? t("teamwork.useAssign.nobodys") : t("teamwork.useAssign.given", { name }), withUndo(t, {
        undo: () => assignRecordAction({ recordId, from: to, to: from }),
        done: t("teamwork.useAssign.asItWas"),
        afterwards: { what: t("teamwork.useAssign.afterwards", { number: record.number }), href: paneHref(place.href, "notes") },
      })),
    );
  return [give, isPending] as const;
}
