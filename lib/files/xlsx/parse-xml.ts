import type { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { broken } from "./open-workbook.ts";

export type XmlHandlers = {
  open?(name: string, attributes: Readonly<globalThis.Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
};

/**
 * Reads XML as it streams in. `afterPiece` is called with each piece, so that a reader can hand on what it has; returning
 * false ends the reading. Names come without their prefix. Entities of a document type are not read: saxes knows none.
 */
export async function* parseXml<T>(stream: Readable, handlers: XmlHandlers, afterPiece: () => T | null | false): AsyncGenerator<T> {
  const parser = new SaxesParser();
  let fault: Error | null = null;
  parser.on("error", (error) => {
    fault ??= error;
  });
  if (handlers.open) parser.on("opentag", ({ name, attributes }) => handlers.open?.(local(name), attributes as globalThis.Record<string, string>));
  if (handlers.text) {
    parser.on("text", (text) => handlers.text?.(text));
    parser.on("cdata", (text) => handlers.text?.(text));
  }
  if (handlers.close) parser.on("closetag", ({ name }) => handlers.close?.(local(name)));
  const decoder = new TextDecoder();
  try {
    for await (const piece of stream) {
      parser.write(decoder.decode(piece as Uint8Array, { stream: true }));
      if (fault !== null) throw fault;
      const made = afterPiece();
      if (made === false) return;
      if (made !== null) yield made;
    }
    parser.write(decoder.decode()).close();
    if (fault !== null) throw fault;
  } catch (error) {
    throw broken(error);
  } finally {
    stream.destroy();
  }
  const last = afterPiece();
  if (last !== null && last !== false) yield last;
}

/** The same for a small part, where only the handlers matter. */
export async function readXml(stream: Readable, handlers: XmlHandlers): Promise<void> {
  for await (const _ of parseXml(stream, handlers, () => null)) void _;
}

function local(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}
