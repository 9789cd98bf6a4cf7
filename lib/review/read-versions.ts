import { z } from "zod";
import type { DocumentOf } from "#lib/canonical/document.ts";
import type { Context } from "#lib/context.ts";
import { findMoved } from "#lib/records/find-moved.ts";
import { lockRecord } from "#lib/records/lock-records.ts";
import type { Moved } from "#lib/records/refusal.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { asDocument } from "./stored-document.ts";

/** `base`: the revision that somebody began to type over. */
export const readVersionsInput = z.object({ recordId: z.uuid(), base: z.number().int().min(1) });

/** The document as it was when somebody began to type, as it is now, and who moved it since. */
export type Versions = { base: DocumentOf; present: DocumentOf; moved: Pick<Moved, "revision" | "by" | "at"> };

/** Both documents that a merge of somebody's unsaved typing needs. Nothing is written. */
export async function readVersions(ctx: Context, { recordId, base }: z.output<typeof readVersionsInput>): Promise<Result<Versions, { code: "not-found" }>> {
  return ctx.db.$transaction(async (tx) => {
    const record = await lockRecord(tx, ctx.company, recordId);
    const kept = await tx.recordRevision.findUnique({ where: { companyId_recordId_revision: { companyId: ctx.company, recordId, revision: base } }, select: { document: true } });
    if (record === null || kept === null) return err({ code: "not-found" });
    const { revision, by, at } = await findMoved(tx, ctx.company, record, base);
    return ok({ base: kept.document === null ? record.document : asDocument(kept.document), present: record.document, moved: { revision, by, at } });
  });
}
