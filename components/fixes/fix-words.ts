import type { BadgeTone } from "#components/ui/badge.tsx";
import type { SignName } from "#components/ui/sign.ts";
import type { FixOutcome, UndoOutcome } from "#lib/fixes/fix-states.ts";
import type { FixRunRow } from "#lib/fixes/queries.ts";
import type { FixType } from "#lib/fixes/question.ts";
import type { Translate } from "#messages/translate.ts";

type Look = { label: string; tone: BadgeTone; sign?: SignName };

export const typeLabels = (t: Translate): Readonly<Record<FixType, string>> => ({ item: t("fixes.fixWords.types.item"), customer: t("fixes.fixWords.types.customer"), supplier: t("fixes.fixWords.types.supplier"), location: t("fixes.fixWords.types.location") });

export const outcomeLooks = (t: Translate): Readonly<Record<FixOutcome, Look>> => ({
  pending: { label: t("fixes.fixWords.outcomes.pending"), tone: "neutral", sign: "clock" },
  freed: { label: t("fixes.fixWords.outcomes.freed"), tone: "posted", sign: "circle-check" },
  stayed: { label: t("fixes.fixWords.outcomes.stayed"), tone: "held", sign: "circle-pause" },
  passed: { label: t("fixes.fixWords.outcomes.passed"), tone: "neutral" },
  failed: { label: t("fixes.fixWords.outcomes.failed"), tone: "error", sign: "circle-alert" },
});

export const undoLooks = (t: Translate): Readonly<Record<UndoOutcome, Look>> => ({
  undone: { label: t("fixes.fixWords.undo.undone"), tone: "info", sign: "undo-2" },
  exception: { label: t("fixes.fixWords.undo.exception"), tone: "held", sign: "hand" },
});

/** Whether records are being written at this moment, or are about to be. */
export function isAtWork({ state, undoState }: Pick<FixRunRow, "state" | "undoState">): boolean {
  return undoState === null ? state === "queued" || state === "running" : undoState !== "done";
}

/** Where a run stands, in a word. */
export function runLook(t: Translate, { state, undoState }: Pick<FixRunRow, "state" | "undoState">): Look {
  if (undoState === "done") return { label: t("fixes.fixWords.run.undone"), tone: "neutral", sign: "undo-2" };
  if (undoState !== null) return { label: t("fixes.fixWords.run.undoing"), tone: "info", sign: "loader-circle" };
  switch (state) {
    case "queued":
      return { label: t("fixes.fixWords.run.queued"), tone: "info", sign: "clock" };
    case "running":
      return { label: t("fixes.fixWords.run.running"), tone: "info", sign: "loader-circle" };
    case "done":
      return { label: t("fixes.fixWords.run.done"), tone: "posted", sign: "circle-check" };
    case "cancelled":
      return { label: t("fixes.fixWords.run.cancelled"), tone: "held", sign: "circle-pause" };
    case "replaced":
      return { label: t("fixes.fixWords.run.replaced"), tone: "held", sign: "replace" };
  }
}
