import iconv from "iconv-lite";
import type { Encoding } from "./find-encoding.ts";

/** Text of a stream of bytes, piece by piece, a byte order mark taken off. What is not of the encoding becomes U+FFFD. */
export async function* decodeText(pieces: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  // Node's own decoder is the strict and the fast one; the old encodings of China are iconv's business.
  const isOwn = encoding === "utf-8" || encoding === "utf-16le";
  const own = isOwn ? new TextDecoder(encoding) : null;
  const other = isOwn ? null : iconv.getDecoder(encoding);
  let isFirst = true;
  const cleaned = (text: string): string => {
    const start = isFirst && text.startsWith("\uFEFF") ? text.slice(1) : text;
    if (text !== "") isFirst = false;
    return start;
  };
  for await (const piece of pieces) {
    const text = cleaned(own ? own.decode(piece, { stream: true }) : (other?.write(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)) ?? ""));
    if (text !== "") yield text;
  }
  const rest = cleaned(own ? own.decode() : (other?.end() ?? ""));
  if (rest !== "") yield rest;
}
