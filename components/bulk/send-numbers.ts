import type { NumbersRead } from "#lib/exports/numbers-sheet.ts";

/** Sends the sheet with the numbers, and answers with what it says, or with a sentence that says why it was not taken. */
export async function sendNumbers(file: File): Promise<NumbersRead | { refused: string }> {
  if (file.size === 0) return { refused: `${file.name} is empty.` };
  try {
    const answer = await fetch("/api/by-hand/numbers", { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
    const body = (await answer.json()) as NumbersRead & { detail?: string; title?: string };
    if (answer.ok) return body;
    if (answer.status === 401) return { refused: "You are signed out. Sign in again, then choose the file anew." };
    if (answer.status === 413) return { refused: "The file is larger than 50 MB. It should hold the sheet with the numbers alone." };
    return { refused: body.detail ?? body.title ?? "The file was not taken." };
  } catch {
    return { refused: "The file did not get through, or was changed on your computer after it was chosen. Choose it again." };
  }
}

/** What is to be said of a sheet that was read, beside its numbers; null where nothing is. */
export function numbersNote({ empty, problems, problemCount }: NumbersRead): string | null {
  const parts = [
    empty === 0 ? null : `${empty === 1 ? "1 row has" : `${empty} rows have`} no number yet.`,
    ...problems.slice(0, 3).map(({ row, problem }) => `Row ${row}: ${problem}`),
    problemCount > 3 ? `And ${problemCount - 3} more rows that cannot be read.` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" ");
}
