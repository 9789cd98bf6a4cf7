import type { DocumentOf } from "#lib/canonical/document.ts";
import type { Tx } from "#lib/db/prisma.ts";

export type OpenProposal = { document: DocumentOf; sourceDigest: string; sourceVersion: string | null; deliveryId: string };

/** A later message about a record that nobody has decided on; null where there is none (any more). */
export async function findOpenProposal(tx: Tx, company: number, recordId: string, id: string): Promise<OpenProposal | null> {
  const row = await tx.revisionProposal.findFirst({
    where: { companyId: company, id, recordId, state: "open" },
    select: { document: true, sourceDigest: true, sourceVersion: true, deliveryId: true },
  });
  return row as OpenProposal | null;
}

export type PendingChange = { sourceDigest: string; sourceVersion: string | null };

/** Which of these records have a change of the source waiting for a decision, and which one. */
export async function findPending(tx: Tx, company: number, recordIds: readonly string[]): Promise<Map<string, PendingChange>> {
  const rows = await tx.revisionProposal.findMany({
    where: { companyId: company, recordId: { in: [...recordIds] }, state: "open" },
    select: { recordId: true, sourceDigest: true, sourceVersion: true },
  });
  return new Map(rows.map(({ recordId, ...change }) => [recordId, change]));
}

export async function decideProposal(
  tx: Tx,
  company: number,
  id: string,
  decision: { state: "accepted" | "dismissed"; by: string | null; at: Date },
): Promise<void> {
  await tx.revisionProposal.update({
    where: { companyId_id: { companyId: company, id } },
    data: { state: decision.state, decidedBy: decision.by, decidedAt: decision.at },
  });
}

/** The source has taken its changes back: what was proposed of them is no longer to be decided. */
export async function withdrawProposals(tx: Tx, company: number, recordIds: readonly string[], at: Date): Promise<void> {
  if (recordIds.length === 0) return;
  await tx.revisionProposal.updateMany({
    where: { companyId: company, recordId: { in: [...recordIds] }, state: "open" },
    data: { state: "superseded", decidedAt: at },
  });
}

/**
 * Settles the open change of a record, or only that `one` where it is given; null where there was none. What the source has
 * said with it is returned.
 */
export async function acceptOpen(tx: Tx, company: number, recordId: string, { only, at }: { only: string | null | undefined; at: Date }): Promise<PendingChange | null> {
  const row = await tx.revisionProposal.findFirst({
    where: { companyId: company, recordId, state: "open", ...(only == null ? {} : { id: only }) },
    select: { id: true, sourceDigest: true, sourceVersion: true },
  });
  if (row === null) return null;
  await decideProposal(tx, company, row.id, { state: "accepted", by: null, at });
  return { sourceDigest: row.sourceDigest, sourceVersion: row.sourceVersion };
}

/** An open change of a record is one of the record that has taken its place. */
export async function handOver(tx: Tx, company: number, from: string, to: string): Promise<void> {
  await tx.revisionProposal.updateMany({ where: { companyId: company, recordId: from, state: "open" }, data: { recordId: to, baseRevision: 1 } });
}

export type NewProposal = {
  recordId: string;
  deliveryId: string;
  baseRevision: number;
  document: DocumentOf;
  sourceDigest: string;
  sourceVersion: string | null;
  /** `noted`: it asks for nothing to be booked; kept so that what it says of deliveries and payment is seen. */
  state: "open" | "accepted" | "noted";
};

/** Stores later messages about records; an open one takes the place of an older open one, which is superseded. */
export async function insertProposals(tx: Tx, company: number, proposals: readonly NewProposal[], at: Date): Promise<void> {
  if (proposals.length === 0) return;
  await withdrawProposals(tx, company, proposals.map((proposal) => proposal.recordId), at);
  await tx.revisionProposal.createMany({ data: proposals.map((proposal) => ({ companyId: company, ...proposal })) });
}
