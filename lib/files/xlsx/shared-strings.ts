import type { Readable } from "node:stream";
import { fileLimits } from "../limits.ts";
import { readXml } from "./parse-xml.ts";

const blockBytes = 4 * 1024 * 1024;

/**
 * The texts that the cells of a workbook share, kept as UTF-8 in a few large blocks: as JavaScript strings they would
 * take several times as much.
 */
export class SharedStrings {
  #blocks: Buffer[] = [];
  #at = blockBytes;
  #block: number[] = [];
  #start: number[] = [];
  #length: number[] = [];

  add(text: string): void {
    const bytes = Buffer.byteLength(text);
    if (bytes > blockBytes - this.#at) {
      this.#blocks.push(Buffer.allocUnsafe(Math.max(blockBytes, bytes)));
      this.#at = 0;
    }
    const block = this.#blocks.length - 1;
    this.#blocks[block]?.write(text, this.#at);
    this.#block.push(block);
    this.#start.push(this.#at);
    this.#length.push(bytes);
    this.#at += bytes;
  }

  /** The text of that number; empty where there is none. */
  at(index: number): string {
    const start = this.#start[index];
    if (start === undefined) return "";
    return this.#blocks[this.#block[index] ?? 0]?.toString("utf8", start, start + (this.#length[index] ?? 0)) ?? "";
  }
}

/** Reads xl/sharedStrings.xml. Runs of formatted text are joined; the reading aid of East Asian texts (rPh) is none of it. */
export async function readSharedStrings(stream: Readable | null): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (stream === null) return strings;
  let text = "";
  let isText = false;
  let aids = 0;
  await readXml(stream, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") aids += 1;
      else if (name === "t") isText = aids === 0;
    },
    text(piece) {
      if (isText && text.length <= fileLimits.cell) text += piece;
    },
    close(name) {
      if (name === "t") isText = false;
      else if (name === "rPh") aids -= 1;
      else if (name === "si") strings.add(unescaped(text));
    },
  });
  return strings;
}

/** Excel writes characters that XML does not have as _x000D_. */
export function unescaped(text: string): string {
  return text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16))).toWellFormed() : text;
}
