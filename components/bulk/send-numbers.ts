import type { NumbersRead } from "#lib/exports/numbers-sheet.ts";
import type { Translate } from "#messages/translate.ts";

/** Sends the sheet with the numbers, and answers with what it says, or with a sentence that says why it was not taken. */
export async function sendNumbers(t: Translate, file: File): Promise<NumbersRead | { refused: string }> {
  if (file.size === 0) return { refused: t("bulk.sendNumbers.isEmpty", { name: file.name }) };
  try {
    const answer = await fetch("/api/by-hand/numbers", { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
    const body = (await answer.json()) as NumbersRead & { detail?: string; title?: string };
    if (answer.ok) return body;
    if (answer.status === 401) return { refused: t("bulk.sendNumbers.signedOut") };
    if (answer.status === 413) return { refused: t("bulk.sendNumbers.tooLarge") };
    return { refused: body.detail ?? body.title ?? t("bulk.sendNumbers.notTaken") };
  } catch {
    return { refused: t("bulk.sendNumbers.notThrough") };
  }
}

/** What is to be said of a sheet that was read, beside its numbers; null where nothing is. */
export function numbersNote(t: Translate, { empty, problems, problemCount }: NumbersRead): string | null {
  const parts = [
    empty === 0 ? null : t("bulk.sendNumbers.rowsWithout", { empty }),
    ...problems.slice(0, 3).map(({ row, problem }) => t("bulk.sendNumbers.row", { row, problem })),
    problemCount > 3 ? t("bulk.sendNumbers.moreRows", { more: problemCount - 3 }) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" ");
}
