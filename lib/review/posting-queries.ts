import type { Kind } from "#lib/canonical/kinds.ts";
import type { Context } from "#lib/context.ts";
import { findPlaceInLine } from "#lib/posting/line-queries.ts";
import { explainRefusal } from "#lib/posting/refusal-help.ts";
import type { Resolution } from "#lib/posting/resolution.ts";
import { findDocumentLinks } from "./document-links.ts";
import type { ScreenPosting } from "./record-screen.ts";

/** States in which AutoCount has the document, be it voided. */
const inTheBook: readonly string[] = ["posted", "voiding", "void-unknown", "reversed"];

/** The postings of a record with every call that was made, the one that counts first, reversed ones after it. */
export async function listPostings(ctx: Context, recordId: string, bookAs: Kind): Promise<ScreenPosting[]> {
  const rows = await ctx.db.posting.findMany({ where: { companyId: ctx.company, recordId }, orderBy: { id: "desc" } });
  if (rows.length === 0) return [];
  const newestFirst = [...rows].sort((a, b) => Number(a.state === "reversed") - Number(b.state === "reversed"));
  const [live] = newestFirst;
  const now = ctx.now();
  const [calls, findings, place, linkTo] = await Promise.all([
    ctx.db.postingAttempt.findMany({ where: { companyId: ctx.company, postingId: { in: rows.map((row) => row.id) } }, orderBy: { at: "asc" } }),
    ctx.db.postingFinding.findMany({ where: { companyId: ctx.company, recordId, endedAt: null }, orderBy: { id: "asc" } }),
    live !== undefined && ["queued", "voiding"].includes(live.state) ? findPlaceInLine(ctx, live) : null,
    findDocumentLinks(ctx),
  ]);
  return newestFirst.map((row) => ({
    id: row.id, docNo: row.docNo, docKey: row.docKey, state: row.state, revision: row.revision, message: row.message, voidReason: row.voidReason,
    differences: row.differences as ScreenPosting["differences"], attempts: row.attempts, lookups: row.lookups,
    queuedAt: row.queuedAt.toISOString(), postedAt: row.postedAt?.toISOString() ?? null, nextAt: row.nextAt !== null && row.nextAt > now ? row.nextAt.toISOString() : null,
    link: inTheBook.includes(row.state) ? linkTo({ kind: bookAs, docNo: row.docNo, docKey: row.docKey, byHand: row.byHand }) : null,
    place: row === live ? place : null,
    help: row.message !== null && (row.state === "refused" || row.state === "posted") ? explainRefusal(row.message) : null,
    resolution: row.resolution as Resolution | null,
    byHand: row.byHand as ScreenPosting["byHand"],
    eInvoice: row.eInvoice, outstanding: row.outstanding?.toFixed() ?? null, watchedAt: row.watchedAt?.toISOString() ?? null,
    findings: findings.filter((finding) => finding.postingId === row.id).map((finding) => ({
      id: finding.id, rule: finding.rule, severity: finding.severity as "error" | "warning" | "info", message: finding.message,
      differences: finding.differences as ScreenPosting["differences"], foundAt: finding.foundAt.toISOString(),
      accepted: finding.acceptedAt === null ? null : { at: finding.acceptedAt.toISOString(), by: finding.acceptedByName ?? "", reason: finding.acceptReason ?? "" },
    })),
    calls: calls.filter((call) => call.postingId === row.id).map((call) => ({
      id: call.id, call: call.call, request: call.request === null ? null : JSON.stringify(call.request, null, 2), status: call.status,
      answer: call.answer, outcome: call.outcome, ms: call.ms, at: call.at.toISOString(),
    })),
  }));
}
