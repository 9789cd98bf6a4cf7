import chardet from "chardet";
import { type FileBytes, headOf } from "./file-bytes.ts";

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "gb18030", "big5"] as const;
export type Encoding = (typeof encodings)[number];

/** How a text file is written, whether that is certain, and why it is thought. */
export type FoundEncoding = { encoding: Encoding; isSure: boolean };

/** The most bytes around characters beyond ASCII that are looked at to tell old encodings apart. */
const sampleBytes = 65_536;

/**
 * Finds out how a text file is encoded, from all of it: a file may be plain ASCII for thousands of rows. Valid UTF-8 with
 * characters of several bytes is no accident; a file that is mostly so is UTF-8 with damaged rows. Not sure where an
 * old encoding is only the likeliest.
 */
export async function findEncoding(file: FileBytes): Promise<FoundEncoding> {
  const head = await headOf(file, 4096);
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", isSure: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", isSure: true };
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd > head.length * 0.2) return { encoding: odd >= even ? "utf-16le" : "utf-16be", isSure: true };

  const scan = new Utf8Scan();
  for await (const piece of file.read(0, file.size)) scan.take(piece);
  if (scan.invalid === 0) return { encoding: "utf-8", isSure: true };
  if (scan.valid > scan.invalid) return { encoding: "utf-8", isSure: false };
  const sample = scan.sample();
  const likely = chardet.analyse(sample);
  const chinese = likely.find(({ name }) => name === "GB18030" || name === "Big5");
  const isMultibyte = scan.highRuns > 0 && scan.longRuns / scan.highRuns > 0.6;
  if (chinese && isMultibyte) return { encoding: chinese.name === "Big5" ? "big5" : "gb18030", isSure: chinese.confidence >= 90 };
  return { encoding: "windows-1252", isSure: !isMultibyte };
}

/** Counts what is UTF-8 beyond ASCII and what cannot be, and keeps some of it. */
class Utf8Scan {
  valid = 0;
  invalid = 0;
  /** Runs of bytes beyond ASCII, and those of two or more: words in Chinese are such runs, an accent is not. */
  highRuns = 0;
  longRuns = 0;
  #expected = 0;
  #run = 0;
  #kept: number[] = [];
  #recent = 0;

  take(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte < 0x80) {
        if (this.#expected > 0) this.invalid += 1;
        this.#expected = 0;
        if (this.#run > 0) {
          this.highRuns += 1;
          if (this.#run >= 2) this.longRuns += 1;
          this.#run = 0;
          this.#recent = 8;
        }
        if (this.#recent > 0) {
          this.#recent -= 1;
          this.#keep(byte);
        }
        continue;
      }
      this.#run += 1;
      this.#keep(byte);
      if (this.#expected > 0) {
        if ((byte & 0xc0) === 0x80) {
          this.#expected -= 1;
          if (this.#expected === 0) this.valid += 1;
          continue;
        }
        this.invalid += 1;
        this.#expected = 0;
      }
      if (byte >= 0xc2 && byte <= 0xdf) this.#expected = 1;
      else if (byte >= 0xe0 && byte <= 0xef) this.#expected = 2;
      else if (byte >= 0xf0 && byte <= 0xf4) this.#expected = 3;
      else this.invalid += 1;
    }
  }

  sample(): Uint8Array {
    return Uint8Array.from(this.#kept);
  }

  #keep(byte: number): void {
    if (this.#kept.length < sampleBytes) this.#kept.push(byte);
  }
}
