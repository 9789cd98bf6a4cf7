import { isOfKind, type DocumentOf, type OfKind } from "#lib/canonical/document.ts";
import { goodsOf, worthOf } from "#lib/canonical/facets.ts";
import { isAmong, orderKinds, type Kind } from "#lib/canonical/kinds.ts";
import { decimal, isZero, sum } from "#lib/canonical/money.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { normaliseNumber } from "#lib/duplicates/match-key.ts";
import type { Contested, Decided, Decision, OtherValue } from "./contested.ts";
import type { OrderStatus, Spoken } from "./obeyed.ts";
import { ownedData, type OwnedData, type Owner, type Ownership } from "./ownership.ts";
import { writingKinds, writtenValues } from "./written-values.ts";

type Asked = OfKind & { recordId: string; sourceId: string; externalId: string; orderId: string; isNew?: boolean };

/** Who owns what in the company, and which source is what people enter by hand (`manualSource`). One query. */
export async function loadOwnership(tx: Tx, company: number): Promise<Ownership> {
  const rows = await tx.$queryRaw<{ data: OwnedData | null; owner: string; sourceId: string | null; name: string | null; since: Date; handId: string | null }[]>`
    SELECT o.data, o.owner, o.source_id AS "sourceId", s.name, o.since, NULL AS "handId"
    FROM data_owner o LEFT JOIN source s ON s.company_id = o.company_id AND s.id = o.source_id WHERE o.company_id = ${company}
    UNION ALL SELECT NULL, '', NULL, NULL, now(), s.id FROM source s JOIN company c ON c.id = s.company_id
    WHERE s.company_id = ${company} AND s.channel = 'native'
      AND s.key IN (left(regexp_replace(lower(c.key), '[^a-z0-9-]', '-', 'g'), 26) || '-manual', left(regexp_replace(lower(c.key), '[^a-z0-9-]', '-', 'g'), 26) || '-manual-' || c.id)`;
  const owners = Object.fromEntries(ownedData.map((data) => {
    const row = rows.find((one) => one.data === data);
    return [data, row === undefined ? { system: "undecided" } : ownerOf(row)];
  })) as Record<OwnedData, Owner>;
  return { owners, byHand: new Set(rows.flatMap(({ handId }) => handId ?? [])) };
}

function ownerOf({ owner, sourceId, name, since }: { owner: string; sourceId: string | null; name: string | null; since: Date }): Owner {
  const at = since.toISOString();
  if (owner === "source" && sourceId !== null) return { system: "source", sourceId, name: name ?? "a source that is gone", since: at };
  return owner === "any" ? { system: "any", since: at } : { system: "ledger", since: at };
}

/** What people decided about the statuses and prices that a batch's sources say without owning them, by record id. Asks nothing where nobody owns any of these; else one query. */
export async function findDecided(tx: Tx, company: number, batch: readonly Asked[], { owners }: Ownership): Promise<Map<string, Decided[]>> {
  const owned = (["payment-status", "order-status", "price"] as const).filter((data) => owners[data].system === "ledger" || owners[data].system === "source");
  if (owned.length === 0) return new Map();
  const subjectsOf = (one: Asked) => [one.document.number, ...goodsOf(one).flatMap((line) => line.itemCode ?? [])].map((subject) => subject.trim().toLowerCase());
  const subjects = [...new Set(batch.flatMap(subjectsOf))];
  const rows = await tx.ownerDecision.findMany({
    where: { companyId: company, data: { in: owned }, subject: { in: subjects }, revokedAt: null },
    select: { data: true, subject: true, field: true, value: true, decision: true, sourceId: true },
  });
  if (rows.length === 0) return new Map();
  return new Map(batch.map((one) => {
    const own = new Set(subjectsOf(one));
    return [one.recordId, rows.filter((row) => row.sourceId === one.sourceId && own.has(row.subject)).map(({ data, subject, field, value, decision }) => ({ data: data as OwnedData, subject, field, value, decision: decision as Decision }))];
  }));
}

const statuses = ["payment-status", "order-status"] as const;

type Statement = {
  id: string; sourceId: string; kind: Kind; externalId: string; orderId: string; docNumber: string; parentId: string | null; total: string; document: DocumentOf;
};

/**
 * What the owners of payment and order status have said of records of other sources, by record id: a message about the order
 * by reference, or one of the same number over the same total (or none). Asks nothing where no source owns a status; else
 * one query, however large the batch is.
 */
export async function findSpoken(tx: Tx, company: number, batch: readonly Asked[], ownership: Ownership): Promise<Map<string, Spoken>> {
  const owners = statuses.flatMap((data) => {
    const owner = ownership.owners[data];
    return owner.system === "source" ? [owner.sourceId] : [];
  });
  const orders = batch.filter((one): one is Asked & OfKind<(typeof orderKinds)[number]> => isOfKind(orderKinds, one) && owners.some((owner) => owner !== one.sourceId));
  if (owners.length === 0 || orders.length === 0) return new Map();
  const numbers = [...new Set(orders.flatMap((one) => spellings(one.document.number)))];
  const ids = [...new Set(orders.flatMap((one) => [one.externalId, one.orderId]))];
  const records = orders.map((one) => one.recordId);
  // A payment may come before its order; then only its words name it.
  const named = [...new Set(orders.map((one) => normaliseNumber(one.document.number)).filter((number) => number.length >= 3))].map((number) => `%${number.replaceAll(/[\\%_]/g, "\\$&")}%`);
  const rows = await tx.$queryRaw<Statement[]>`
    SELECT r.id, r.source_id AS "sourceId", r.kind, r.external_id AS "externalId", r.order_id AS "orderId", r.doc_number AS "docNumber",
      r.parent_id AS "parentId", r.total::text AS total,
      COALESCE((SELECT p.document FROM revision_proposal p WHERE p.company_id = r.company_id AND p.record_id = r.id AND p.state IN ('open', 'noted')
        ORDER BY p.id DESC LIMIT 1), r.document) AS document
    FROM (
      SELECT id FROM record WHERE company_id = ${company} AND doc_number = ANY(${numbers}) AND source_id = ANY(${owners}::uuid[])
      UNION SELECT id FROM record WHERE company_id = ${company} AND source_id = ANY(${owners}::uuid[]) AND order_id = ANY(${ids})
      UNION SELECT id FROM record WHERE company_id = ${company} AND parent_id = ANY(${records}::uuid[])
      UNION SELECT id FROM record WHERE company_id = ${company} AND search_text LIKE ANY(${named}) AND source_id = ANY(${owners}::uuid[]) AND kind = 'payment'
    ) said JOIN record r ON r.company_id = ${company} AND r.id = said.id
    WHERE r.source_id = ANY(${owners}::uuid[]) AND r.state <> 'rejected'
    ORDER BY r.id`;
  return new Map(orders.map((order) => [order.recordId, spokenOf(order, rows.filter((row) => row.sourceId !== order.sourceId && isAbout(row, order)), ownership)]));
}

/** Whether a message of a status owner is about that order of another source. */
function isAbout(said: Pick<Statement, "kind" | "orderId" | "docNumber" | "parentId" | "total" | "document">, order: Asked & OfKind<(typeof orderKinds)[number]>): boolean {
  if (said.parentId === order.recordId) return true;
  const number = normaliseNumber(order.document.number);
  const carrier = { kind: said.kind, document: said.document } as OfKind;
  const references = [...said.document.references, ...(isOfKind(["payment"], carrier) ? carrier.document.settles : [])];
  if (references.some((one) => one.externalId === order.externalId || (one.number !== null && normaliseNumber(one.number) === number))) return true;
  if (!isAmong(orderKinds, said.kind)) return false;
  const isNamedSo = normaliseNumber(said.docNumber) === number || [order.externalId, order.orderId].includes(said.orderId);
  return isNamedSo && (isZero(said.total) || decimal(said.total).equals(order.document.total));
}

type Speaking = OfKind & { recordId: string; sourceId: string; externalId: string; orderId: string; parentId: string | null };

/** The orders of other sources that messages are about, each with the message: the other way round from `findSpoken`. One query. */
export async function findOrdersMeant(tx: Tx, company: number, said: readonly Speaking[]): Promise<{ saidRecordId: string; orderRecordId: string }[]> {
  const referred = said.flatMap((one) => [...one.document.references, ...(isOfKind(["payment"], one) ? one.document.settles : [])]);
  const numbers = [...new Set([...said.map((one) => one.document.number), ...referred.flatMap((one) => one.number ?? [])].flatMap(spellings))];
  const ids = [...new Set([...said.flatMap((one) => [one.externalId, one.orderId]), ...referred.flatMap((one) => one.externalId ?? [])])];
  const parents = said.flatMap((one) => one.parentId ?? []);
  const kinds = [...orderKinds];
  const rows = await tx.$queryRaw<Statement[]>`
    SELECT r.id, r.source_id AS "sourceId", r.kind, r.external_id AS "externalId", r.order_id AS "orderId", r.doc_number AS "docNumber", r.total::text AS total, r.document
    FROM (
      SELECT id FROM record WHERE company_id = ${company} AND doc_number = ANY(${numbers})
      UNION SELECT id FROM record WHERE company_id = ${company} AND source_id IN (SELECT s.id FROM source s WHERE s.company_id = ${company}) AND order_id = ANY(${ids})
      UNION SELECT id FROM record WHERE company_id = ${company} AND id = ANY(${parents}::uuid[])
    ) meant JOIN record r ON r.company_id = ${company} AND r.id = meant.id
    WHERE r.kind = ANY(${kinds})
    ORDER BY r.id`;
  return said.flatMap((one) => {
    const statement = { ...one, id: one.recordId, docNumber: one.document.number, total: worthOf(one)?.total ?? "0" };
    return rows
      .filter((row) => row.sourceId !== one.sourceId && isAbout(statement, { ...row, recordId: row.id } as Asked & OfKind<(typeof orderKinds)[number]>))
      .map((row) => ({ saidRecordId: one.recordId, orderRecordId: row.id }));
  });
}

function spokenOf(order: OfKind<(typeof orderKinds)[number]>, about: readonly Statement[], { owners }: Ownership): Spoken {
  const by = (data: (typeof statuses)[number]) => about.filter((one) => owners[data].system === "source" && owners[data].sourceId === one.sourceId);
  const ofOrder = by("order-status").map((one) => ({ kind: one.kind, document: one.document, externalId: one.externalId }) as OfKind & { externalId: string });
  const ofPayment = by("payment-status").map((one) => ({ kind: one.kind, document: one.document }) as OfKind);
  const money = ofPayment.flatMap((one) => (isOfKind(["payment"], one) && !one.document.isCancelled && one.document.currency === order.document.currency ? [paidBy(one, order)] : []));
  const isPaidUp = money.length > 0 && sum(money).greaterThanOrEqualTo(order.document.total);
  const last = ofOrder.findLast((one) => isOfKind(orderKinds, one));
  return {
    isPaid: isPaidUp || ofPayment.some((one) => isOfKind(orderKinds, one) && one.document.isPaid),
    order: last !== undefined && isOfKind(orderKinds, last) ? statusOf(last) : null,
    deliveries: new Set(ofOrder.filter((one) => one.kind === "delivery_order").map((one) => one.externalId)),
  };
}

function paidBy({ document }: OfKind<"payment">, order: OfKind<(typeof orderKinds)[number]>): string {
  const settled = document.settles.filter((one) => one.number !== null && normaliseNumber(one.number) === normaliseNumber(order.document.number));
  return settled.length > 0 ? sum(settled.map((one) => one.amount)).toFixed() : document.amount;
}

function statusOf(said: OfKind<(typeof orderKinds)[number]>): OrderStatus {
  const { isApproved, isPicked, isDelivered, isBilled, isCancelled, cancelReason } = said.document;
  // A delivery of the owner is a delivery, whether it says so of itself or not.
  return { isApproved, isPicked, isDelivered: isDelivered || said.kind === "delivery_order", isBilled, isCancelled: isCancelled && said.kind !== "delivery_order", cancelReason };
}

function spellings(number: string): string[] {
  const bare = number.replace(/^#\s*/, "");
  return [...new Set([number, bare, `#${bare}`])];
}

/**
 * What stands against what a batch writes into owned data, by record id: AutoCount's own values, the latest of each other
 * source, and what people decided. Asks nothing of a batch that writes nothing; else four queries.
 */
export async function findContested(tx: Tx, company: number, batch: readonly Asked[]): Promise<Map<string, Contested>> {
  const writing = batch.filter((one) => isAmong(writingKinds, one.kind));
  if (writing.length === 0) return new Map();
  const subjects = [...new Set(writing.flatMap(writtenValues).map((one) => one.subject))];
  const codes = [...new Set(writing.flatMap((one) => codesOf(one)))];
  const marks = writing.flatMap((one) => (isOfKind(["customer"], one) ? [one.document.registerNo, one.document.email] : [])).filter((mark) => mark !== null).map((mark) => mark.trim().toLowerCase());
  const decided = await tx.ownerDecision.findMany({
    where: { companyId: company, subject: { in: subjects }, revokedAt: null },
    select: { data: true, subject: true, field: true, sourceId: true, value: true, decision: true },
  });
  const items = await tx.$queryRaw<Record<string, string | null>[]>`
    SELECT lower(code) AS subject, name, uom, barcode, tax_code AS "taxCode", classification, trim_scale(price)::text AS price
    FROM item WHERE company_id = ${company} AND code = ANY(${codes}) AND origin <> 'proposed'`;
  const customers = await tx.$queryRaw<Record<string, string | null>[]>`
    SELECT lower(code) AS subject, name, register_no AS "registerNo", tin, email, phone, address, postcode, credit_term AS "creditTerm", currency
    FROM customer WHERE company_id = ${company} AND origin <> 'proposed' AND (code = ANY(${codes})
      OR (search_text LIKE ANY(${marks.map((mark) => `%${mark.replaceAll(/[\\%_]/g, "\\$&")}%`)}) AND (lower(email) = ANY(${marks}) OR lower(register_no) = ANY(${marks}))))`;
  const others = await findOthers(tx, company, writing);
  return new Map(writing.map((one) => {
    const decisions = decided.filter((row) => row.sourceId === one.sourceId) as unknown as Contested["decisions"];
    return [one.recordId, { ledger: ledgerValues(one, items, customers), others, decisions }];
  }));
}

function ledgerValues(one: Asked, items: readonly Record<string, string | null>[], customers: readonly Record<string, string | null>[]): Contested["ledger"] {
  const codes = codesOf(one).map((code) => code.toLowerCase());
  if (isOfKind(["item"], one)) return valuesOf(items.find((row) => codes.includes(row["subject"] ?? "")), (field) => (field === "price" ? "price" : "item-code"));
  if (!isOfKind(["customer"], one)) return null;
  const { registerNo, email } = one.document;
  const same = (a: string | null | undefined, b: string | null) => typeof a === "string" && b !== null && a.trim().toLowerCase() === b.trim().toLowerCase();
  const found = customers.find((row) => codes.includes(row["subject"] ?? "")) ?? customers.find((row) => same(row["registerNo"], registerNo)) ?? customers.find((row) => same(row["email"], email));
  return valuesOf(found, () => "customer-record");
}

function valuesOf(row: Record<string, string | null> | undefined, dataOf: (field: string) => OwnedData): Contested["ledger"] {
  if (row === undefined) return null;
  return new Map(Object.entries(row).flatMap(([field, value]) => (field === "subject" || value === null ? [] : [[`${dataOf(field)} ${field}`, value] as const])));
}

function codesOf(one: Asked): string[] {
  const named = isOfKind(["item"], one) ? [one.document.code, one.document.sku, one.document.number] : isOfKind(["customer"], one) ? [one.document.code] : [];
  return named.filter((code) => code !== null && code.trim() !== "").flatMap((code) => [code as string, (code as string).toUpperCase()]);
}

/** The same things as other sources write them: documents of the same kind under the same number, and stock moves that nobody has decided yet. */
async function findOthers(tx: Tx, company: number, writing: readonly Asked[]): Promise<OtherValue[]> {
  const numbers = [...new Set(writing.filter((one) => one.kind !== "stock_adjustment").map((one) => one.document.number))];
  const hasMoves = writing.some((one) => one.kind === "stock_adjustment");
  const rows = await tx.$queryRaw<{ id: string; sourceId: string; sourceName: string; kind: Kind; document: DocumentOf }[]>`
    SELECT r.id, r.source_id AS "sourceId", s.name AS "sourceName", r.kind, r.document
    FROM (
      SELECT id FROM record WHERE company_id = ${company} AND doc_number = ANY(${numbers}) AND kind IN ('item', 'customer') AND state <> 'rejected'
      UNION (SELECT id FROM record WHERE ${hasMoves} AND company_id = ${company} AND state IN ('held', 'ready', 'waiting') AND kind = 'stock_adjustment' ORDER BY received_at DESC LIMIT 200)
    ) found JOIN record r ON r.company_id = ${company} AND r.id = found.id JOIN source s ON s.company_id = r.company_id AND s.id = r.source_id
    ORDER BY r.id DESC`;
  return rows.flatMap((row) => writtenValues({ kind: row.kind, document: row.document } as OfKind).map(({ data, subject, field, value }) => ({
    recordId: row.id, sourceId: row.sourceId, sourceName: row.sourceName, data, subject, field, value,
  })));
}

