/** How an upload ended: the import that came of it, or a sentence. */
export type Sent = { importId: string } | { refused: string };

/** Sends a file as it is and says how far it is, from 0 to 1. `stop` ends it. */
export function sendFile(file: File, about: { source: string; kind: string }, onProgress: (share: number) => void): { sent: Promise<Sent>; stop: () => void } {
  const request = new XMLHttpRequest();
  const sent = new Promise<Sent>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => resolve({ refused: "The file did not get through. Look at your connection and try again." });
    request.onabort = () => resolve({ refused: "The upload was stopped. Nothing was kept." });
    request.onload = () => resolve(answerOf(request));
  });
  const query = new URLSearchParams({ ...about, fileName: file.name.slice(0, 200) });
  request.open("POST", `/api/v1/imports?${query.toString()}`);
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.send(file);
  return { sent, stop: () => request.abort() };
}

function answerOf(request: XMLHttpRequest): Sent {
  try {
    const answer = JSON.parse(request.responseText) as { importId?: string; title?: string; detail?: string };
    if (request.status === 201 && answer.importId) return { importId: answer.importId };
    if (request.status === 413) return { refused: "The file is larger than 50 MB. Split it and import the parts." };
    if (request.status === 401) return { refused: "You are signed out. Sign in again, then choose the file anew." };
    return { refused: answer.detail ?? answer.title ?? "The file was not taken." };
  } catch {
    return { refused: "The file was not taken, and Holdpoint did not say why. Try again." };
  }
}
