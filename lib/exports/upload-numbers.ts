import type { Context } from "#lib/context.ts";
import { bytesInMemory } from "#lib/files/file-bytes.ts";
import { fileLimits } from "#lib/files/limits.ts";
import { collectBytes } from "#lib/reference/read-columns.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { readNumbers, type NumbersRead } from "./numbers-sheet.ts";

/** Reads the sheet that a person has filled in. Whether its records can be marked is asked with the question about them. */
export async function uploadNumbers(_ctx: Context, _input: object, bytes: AsyncIterable<Uint8Array>): Promise<Result<NumbersRead, { code: "unreadable"; detail: string } | { code: "too-large"; limit: number }>> {
  const file = await collectBytes(bytes);
  if (file === null) return err({ code: "too-large", limit: fileLimits.bytes });
  const read = await readNumbers(bytesInMemory(file));
  return read.ok ? ok(read.value) : err({ code: "unreadable", detail: read.error });
}
