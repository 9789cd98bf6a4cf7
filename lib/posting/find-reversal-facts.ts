import type { Tx } from "#lib/db/prisma.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { goneRules } from "./posting-rules.ts";
import { findPeriodFacts } from "./period-facts.ts";
import type { Hindrance, ReversalFacts } from "./why-not-reversible.ts";

type Asked = Pick<StoredRecord, "id" | "sourceId" | "orderId" | "kind" | "state">;

/**
 * What `whyNotReversible` asks about one record. A payment of several invoices that came under another order's name is not
 * among them; AutoCount refuses to void what is settled. A handful of queries.
 */
export async function findReversalFacts(tx: Pick<Tx, "posting" | "postingFinding" | "$queryRaw">, company: number, record: Asked): Promise<ReversalFacts> {
  const posting = await tx.posting.findFirst({
    where: { companyId: company, recordId: record.id, state: { not: "reversed" } },
    select: { id: true, state: true, docNo: true, eInvoice: true, eInvoiceValidatedAt: true, byHand: true, outstanding: true, watchedAt: true },
  });
  const docNo = posting?.docNo ?? "";
  const hindrances = await tx.$queryRaw<Hindrance[]>`
    SELECT r.kind, r.doc_number AS number, r.state,
      (SELECT p.doc_no FROM posting p WHERE p.company_id = r.company_id AND p.record_id = r.id AND p.state <> 'reversed') AS "docNo"
    FROM record r
    WHERE r.company_id = ${company} AND r.id <> ${record.id}::uuid AND r.state IN ('approved', 'posting', 'unknown', 'posted')
      AND (r.parent_id = ${record.id}::uuid AND r.kind IN ('credit_note', 'payment')
        OR r.source_id = ${record.sourceId}::uuid AND r.order_id = ${record.orderId} AND r.kind = 'payment'
          AND r.document->'settles' @> jsonb_build_array(jsonb_build_object('docNo', ${docNo}::text))
        OR r.id IN (SELECT p.record_id FROM posting_transfer t JOIN posting p ON p.company_id = t.company_id AND p.id = t.posting_id
          WHERE t.company_id = ${company} AND t.from_record_id = ${record.id}::uuid AND p.state IN ('sending', 'unknown', 'posted', 'voiding', 'void-unknown')))
    ORDER BY r.id`;
  const total = posting?.outstanding ? await tx.$queryRaw<{ total: string }[]>`SELECT total::text FROM record WHERE company_id = ${company} AND id = ${record.id}::uuid` : [];
  const owed = posting?.outstanding && total[0] ? { outstanding: posting.outstanding.toFixed(), total: total[0].total, seenAt: posting.watchedAt } : null;
  const gone = posting && (await tx.postingFinding.findFirst({ where: { companyId: company, postingId: posting.id, rule: { in: [...goneRules] }, endedAt: null }, select: { id: true } }));
  const { period, refusal } = await findPeriodFacts(tx, company, record.id);
  return { kind: record.kind, state: record.state, posting: posting && { ...posting, owed }, hindrances, isGone: gone != null, period, periodRefusal: refusal };
}
