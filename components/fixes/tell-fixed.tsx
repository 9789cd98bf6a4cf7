"use client";

import { tell } from "#components/records/tell.ts";
import { withUndo } from "#components/records/undo.ts";
import { Link } from "#components/ui/link.tsx";
import { undoFixAction } from "#lib/fixes/actions.ts";
import type { Translate } from "#messages/translate.ts";

type Fixed = {
  /** What became known: "BALM-OLD is KR-BALM-LG now". */
  title: string;
  /** Said before how many others it frees. */
  text: string;
  /** The question, for the words of the undo. */
  asked: string;
  freed: number;
  runId: string;
  /** The record that was answered. */
  number: string;
  /** What stays although the answer is taken back. */
  stays?: string;
};

/** Tells that an answer for many is given, where it can be watched, and for ten seconds how it is taken back at once. */
export function tellFixed(t: Translate, { title, text, asked, freed, runId, number, stays }: Fixed): void {
  tell.success(title, {
    description: (
      <>
        {text} {freed > 0 && `${t("fixes.tellFixed.othersChecked", { freed })} `}
        <Link href={`/fixes/${runId}`} className="underline underline-offset-4">
          {freed > 0 ? t("fixes.tellFixed.watch") : t("fixes.tellFixed.look")}
        </Link>
      </>
    ),
    ...withUndo(t, {
      undo: () => undoFixAction({ runId }),
      done: ({ records, left }) => ({
        title: t("fixes.tellFixed.takenBack", { asked }),
        more: [left !== null ? t("fixes.tellFixed.stays", { number, why: left }) : records > 1 ? t("fixes.tellFixed.putBackNow", { records }) : "", stays].filter(Boolean).join(" ") || undefined,
      }),
      afterwards: { what: t("fixes.tellFixed.afterwards", { asked }), href: `/fixes/${runId}` },
    }),
  });
}
