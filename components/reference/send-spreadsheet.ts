import type { UploadedList } from "#lib/reference/upload-list.ts";
import type { Translate } from "#messages/translate.ts";

/** Why a spreadsheet was not taken; `isStale`: what was seen is no longer what would happen. */
export type NotTaken = { refused: string; isStale: boolean };

/** Sends a spreadsheet as it is: to see what it would change, or with the seal of that to change it. */
export async function sendSpreadsheet(t: Translate, endpoint: string, file: File, seal?: string): Promise<UploadedList | NotTaken> {
  if (file.size === 0) return { refused: t("reference.sendSpreadsheet.isEmpty", { file: file.name }), isStale: false };
  const address = `${endpoint}&fileName=${encodeURIComponent(file.name.slice(0, 200))}${seal === undefined ? "" : `&seal=${seal}`}`;
  try {
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
    const body = (await answer.json()) as UploadedList & { code?: string; detail?: string; title?: string };
    if (answer.ok) return body;
    if (answer.status === 409) return { refused: t("reference.sendSpreadsheet.theListWasChangedSince"), isStale: true };
    if (answer.status === 401) return { refused: t("reference.sendSpreadsheet.youAreSignedOutSign"), isStale: false };
    if (answer.status === 413) return { refused: t("reference.sendSpreadsheet.theFileIsLarger"), isStale: false };
    return { refused: body.detail ?? body.title ?? t("reference.sendSpreadsheet.theFileWasNotTaken"), isStale: false };
  } catch {
    return { refused: t("reference.sendSpreadsheet.theFileDidNotGet"), isStale: false };
  }
}
