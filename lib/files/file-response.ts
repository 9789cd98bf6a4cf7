import { Readable } from "node:stream";
/** A file that is made while it is read. */
export type ResultFile = { fileName: string; mediaType: string; bytes: AsyncIterable<Uint8Array> };

/** A file to be saved, as it is made. */
export function fileResponse({ fileName, mediaType, bytes }: ResultFile): Response {
  const plain = fileName.replace(/[^\x20-\x7E]|["\\]/g, "_");
  return new Response(Readable.toWeb(Readable.from(bytes, { objectMode: false })) as unknown as ReadableStream<Uint8Array>, {
    headers: {
      "Content-Type": mediaType,
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
