import { isBlankRow } from "#components/grid/grid-rows.ts";
import type { Translate } from "#messages/translate.ts";
import { fieldLabel, lineFieldLabel, valueText } from "./field-label.ts";
import type { StoredLine } from "./line-draft.ts";
import type { Draft } from "./use-draft.ts";

export type TypedField = { label: string; value: string };

/**
 * What a draft says, to be read and copied where it cannot be saved any more. `lines` are those that it was typed over; null
 * where they are not known any more, and nobody can tell then which ones it leaves out. Pure.
 */
export function typedList(t: Translate, draft: Draft, lines: readonly StoredLine[] | null): TypedField[] {
  const fields = Object.entries(draft.values).map(([path, value]) => ({ label: fieldLabel(t, path), value: typedText(t, value) }));
  const ofLines = draft.lines === undefined ? [] : [...newLines(t, draft.lines), ...removedLines(t, draft.lines, lines ?? [])];
  const isMovedOnly = draft.lines !== undefined && ofLines.length === 0;
  const moved = isMovedOnly ? [{ label: t("records.leftTyping.lines"), value: t("records.leftTyping.otherOrder") }] : [];
  const reason = draft.reason?.trim() ?? "";
  return [...fields, ...ofLines, ...moved, ...(reason === "" ? [] : [{ label: t("records.correctDocument.reason"), value: reason }])];
}

function newLines(t: Translate, planned: NonNullable<Draft["lines"]>): TypedField[] {
  return planned.flatMap((line, index) => {
    if ("id" in line || isBlankRow(line.cells)) return [];
    const cells = Object.entries(line.cells).filter(([name, text]) => name !== "kind" && text.trim() !== "");
    return cells.map(([name, text]) => ({ label: t("records.leftTyping.newLine", { line: index + 1, field: lineFieldLabel(t, name) }), value: text }));
  });
}

function removedLines(t: Translate, planned: NonNullable<Draft["lines"]>, lines: readonly StoredLine[]): TypedField[] {
  const kept = new Set(planned.flatMap((line) => ("id" in line ? [line.id] : [])));
  return lines.flatMap(({ id }, index) => (kept.has(id) ? [] : [{ label: fieldLabel(t, `lines.${index}`), value: t("records.leftTyping.removed") }]));
}

/** A flag is typed as "true" and "false". */
function typedText(t: Translate, value: string): string {
  return valueText(t, value === "true" || value === "false" ? value === "true" : value);
}
