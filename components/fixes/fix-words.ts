import type { BadgeTone } from "#components/ui/badge.tsx";
import type { SignName } from "#components/ui/sign.ts";
import type { FixOutcome, UndoOutcome } from "#lib/fixes/fix-states.ts";
import type { FixRunRow } from "#lib/fixes/queries.ts";
import type { FixType } from "#lib/fixes/question.ts";

type Look = { label: string; tone: BadgeTone; sign?: SignName };

export const typeLabels: Readonly<Record<FixType, string>> = { item: "Item", customer: "Buyer", supplier: "Supplier", location: "Location" };

export const outcomeLooks: Readonly<Record<FixOutcome, Look>> = {
  pending: { label: "Not yet", tone: "neutral", sign: "clock" },
  freed: { label: "Freed", tone: "posted", sign: "circle-check" },
  stayed: { label: "Still held", tone: "held", sign: "circle-pause" },
  passed: { label: "Left as it was", tone: "neutral" },
  failed: { label: "Failed", tone: "error", sign: "circle-alert" },
};

export const undoLooks: Readonly<Record<UndoOutcome, Look>> = {
  undone: { label: "Put back", tone: "info", sign: "undo-2" },
  exception: { label: "Left as it is", tone: "held", sign: "hand" },
};

/** Whether records are being written at this moment, or are about to be. */
export function isAtWork({ state, undoState }: Pick<FixRunRow, "state" | "undoState">): boolean {
  return undoState === null ? state === "queued" || state === "running" : undoState !== "done";
}

/** Where a run stands, in a word. */
export function runLook({ state, undoState }: Pick<FixRunRow, "state" | "undoState">): Look {
  if (undoState === "done") return { label: "Taken back", tone: "neutral", sign: "undo-2" };
  if (undoState !== null) return { label: "Being taken back", tone: "info", sign: "loader-circle" };
  switch (state) {
    case "queued":
      return { label: "About to begin", tone: "info", sign: "clock" };
    case "running":
      return { label: "Running", tone: "info", sign: "loader-circle" };
    case "done":
      return { label: "Done", tone: "posted", sign: "circle-check" };
    case "cancelled":
      return { label: "Stopped", tone: "held", sign: "circle-pause" };
    case "replaced":
      return { label: "Another answer came", tone: "held", sign: "replace" };
  }
}
