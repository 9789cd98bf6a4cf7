import { createHash } from "node:crypto";
import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { FileProblem } from "#lib/files/file-problem.ts";
import { inspectFile } from "#lib/files/inspect-file.ts";
import { fileLimits } from "#lib/files/limits.ts";
import { isKnownHeader } from "#lib/mapping/known-headers.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { loadSources } from "#lib/sources/queries.ts";
import { importKind } from "./import-kind.ts";
import type { ReadableFile } from "./import-row.ts";
import { changeImport, deleteUnfinished, insertImport, insertPiece, lockImport } from "./store.ts";
import { pieceBytes, storedFile } from "./stored-file.ts";

/** What is said of a file beside its bytes. `source` is a source's key. */
export const importInput = z.object({ source: z.string().min(1).max(80), kind: importKind, fileName: plainText.trim().min(1).max(200) });
export type ImportInput = z.output<typeof importInput>;

export type ReceiveImportError = { code: "unknown-source" } | { code: "too-large"; limit: number };
/** `problem`: the file is kept, but cannot be read. */
export type ReceivedImport = { importId: string; problem: string | null };

/** How many rows of data are kept beside the layout, for trying a mapping. */
const sampleRows = 100;

/**
 * Stores a file as it arrives, piece by piece, and then finds out how it is to be read. What breaks off on its way
 * leaves nothing behind; what cannot be read is kept and says why.
 */
export async function receiveImport(ctx: Context, input: ImportInput, bytes: AsyncIterable<Uint8Array>): Promise<Result<ReceivedImport, ReceiveImportError>> {
  const sources = await ctx.db.$transaction((tx) => loadSources(tx, ctx.company));
  const source = [...sources.values()].find(({ key }) => key === input.source);
  if (!source) return err({ code: "unknown-source" });
  const importId = await insertImport(ctx.db, ctx.company, {
    sourceId: source.id, kind: input.kind, fileName: input.fileName,
    createdBy: ctx.actor.type === "user" ? ctx.actor.id : null, createdByName: ctx.actor.name,
  });
  const stored = await storePieces(ctx.company, importId, bytes).catch(async (error: unknown) => {
    await ctx.db.$transaction((tx) => deleteUnfinished(tx, ctx.company, importId));
    throw error;
  });
  if (stored === null) {
    await ctx.db.$transaction((tx) => deleteUnfinished(tx, ctx.company, importId));
    return err({ code: "too-large", limit: fileLimits.bytes });
  }
  const read = await lookInto(ctx.company, importId, stored.size);
  await ctx.db.$transaction(async (tx) => {
    await lockImport(tx, ctx.company, importId);
    await changeImport(tx, ctx.company, importId, read.ok ? { ...stored, state: "uploaded", file: read.value } : { ...stored, state: "failed", problem: read.error });
    await writeAudit(tx, ctx, { type: "import.uploaded", new: { importId, fileName: input.fileName, source: source.key, kind: input.kind, ...stored, ...(read.ok ? {} : { problem: read.error }) } });
  });
  return ok({ importId, problem: read.ok ? null : read.error });
}

/** Null where the file is larger than it may be. */
async function storePieces(company: number, importId: string, bytes: AsyncIterable<Uint8Array>): Promise<{ size: number; digest: string } | null> {
  const hash = createHash("sha256");
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let size = 0;
  let seq = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > fileLimits.bytes) return null;
    hash.update(chunk);
    held.push(chunk);
    heldBytes += chunk.length;
    while (heldBytes >= pieceBytes) {
      const joined = Buffer.concat(held);
      await insertPiece(company, importId, seq, joined.subarray(0, pieceBytes));
      seq += 1;
      held = [joined.subarray(pieceBytes)];
      heldBytes = joined.length - pieceBytes;
    }
  }
  if (heldBytes > 0) await insertPiece(company, importId, seq, Buffer.concat(held));
  return { size, digest: hash.digest("hex") };
}

/** How a stored file is to be read, with its first rows; or the sentence that says why it cannot be. */
export async function lookInto(company: number, importId: string, size: number, choice: Parameters<typeof inspectFile>[1] = {}): Promise<Result<ReadableFile, string>> {
  try {
    const { layout, rows } = await inspectFile(storedFile(company, importId, size), choice, isKnownHeader);
    return ok({ layout, sample: rows.slice(0, sampleRows) });
  } catch (error) {
    if (error instanceof FileProblem) return err(error.message);
    throw error;
  }
}
