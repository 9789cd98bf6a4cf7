import type { Translate } from "#messages/translate.ts";

/** How an upload ended: the import that came of it, or a sentence. */
export type Sent = { importId: string } | { refused: string };

/** Sends a file as it is and says how far it is, from 0 to 1. `stop` ends it. */
export function sendFile(t: Translate, file: File, about: { source: string; kind: string }, onProgress: (share: number) => void): { sent: Promise<Sent>; stop: () => void } {
  const request = new XMLHttpRequest();
  const sent = new Promise<Sent>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => resolve({ refused: t("imports.sendFile.theFileDidNotGet") });
    request.onabort = () => resolve({ refused: t("imports.sendFile.theUploadWasStoppedNothing") });
    request.onload = () => resolve(answerOf(t, request));
  });
  const query = new URLSearchParams({ ...about, fileName: file.name.slice(0, 200) });
  request.open("POST", `/api/v1/imports?${query.toString()}`);
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.send(file);
  return { sent, stop: () => request.abort() };
}

function answerOf(t: Translate, request: XMLHttpRequest): Sent {
  try {
    const answer = JSON.parse(request.responseText) as { importId?: string; title?: string; detail?: string };
    if (request.status === 201 && answer.importId) return { importId: answer.importId };
    if (request.status === 413) return { refused: t("imports.sendFile.theFileIsLarger") };
    if (request.status === 401) return { refused: t("imports.sendFile.youAreSignedOutSign") };
    return { refused: answer.detail ?? answer.title ?? t("imports.sendFile.theFileWasNotTaken") };
  } catch {
    return { refused: t("imports.sendFile.theFileWasNotTaken2") };
  }
}
