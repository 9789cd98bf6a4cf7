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
};

/** Tells that an answer for many is given, where it can be watched, and for ten seconds how it is taken back at once. */
export function tellFixed(t: Translate, { title, text, asked, freed, runId }: Fixed): void {
  tell.success(title, {
    description: (
      <>
        {text} {freed > 0 && `${t("fixes.tellFixed.othersChecked", { freed })} `}
        <Link href={`/fixes/${runId}`} className="underline underline-offset-4">
          {freed > 0 ? t("fixes.tellFixed.watch") : t("fixes.tellFixed.look")}
        </Link>
      </>
    ),
    ...withUndo(t, () => undoFixAction({ runId }), t("fixes.tellFixed.takenBack", { asked })),
  });
}
