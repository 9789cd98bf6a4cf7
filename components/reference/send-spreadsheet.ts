import type { UploadedList } from "#lib/reference/upload-list.ts";

/** Why a spreadsheet was not taken; `isStale`: what was seen is no longer what would happen. */
export type NotTaken = { refused: string; isStale: boolean };

/** Sends a spreadsheet as it is: to see what it would change, or with the seal of that to change it. */
export async function sendSpreadsheet(endpoint: string, file: File, seal?: string): Promise<UploadedList | NotTaken> {
  if (file.size === 0) return { refused: `${file.name} is empty.`, isStale: false };
  const address = `${endpoint}&fileName=${encodeURIComponent(file.name.slice(0, 200))}${seal === undefined ? "" : `&seal=${seal}`}`;
  try {
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
    const body = (await answer.json()) as UploadedList & { code?: string; detail?: string; title?: string };
    if (answer.ok) return body;
    if (answer.status === 409) return { refused: "The list was changed since you looked. Choose the file again to see what it would do now.", isStale: true };
    if (answer.status === 401) return { refused: "You are signed out. Sign in again, then choose the file anew.", isStale: false };
    if (answer.status === 413) return { refused: "The file is larger than 50 MB. Split it and upload the parts.", isStale: false };
    return { refused: body.detail ?? body.title ?? "The file was not taken.", isStale: false };
  } catch {
    return { refused: "The file did not get through, or was changed on your computer after it was chosen. Choose it again.", isStale: false };
  }
}
