import type { SalesDocument } from "#lib/canonical/sales.ts";
import { readBatch } from "#lib/channels/native/read-batch.ts";
import { pool } from "#lib/db/prisma.ts";
import { recordColumns } from "#lib/records/record-columns.ts";
import { customerCode, itemCode, itemPrice, masters, nativeInvoice } from "./invoices.ts";

/** What stands in the database before anything is measured. */
export type FilledRecords = { all: number; held: number };

/** Items and debtors that the invoices name. */
export async function fillMasters(company: number): Promise<void> {
  const items = Array.from({ length: masters.items }, (_, nth) => ({ code: itemCode(nth), name: `Item number ${nth}`, price: itemPrice(nth) }));
  await pool().query(
    `INSERT INTO item (company_id, code, name, uom, price, search_text)
     SELECT $1, code, name, 'PCS', price, lower(code || ' ' || name) FROM jsonb_to_recordset($2::jsonb) AS x(code text, name text, price numeric)`,
    [company, JSON.stringify(items)],
  );
  const customers = Array.from({ length: masters.customers }, (_, nth) => ({ code: customerCode(nth), name: `Customer ${nth} Sdn Bhd` }));
  await pool().query(
    `INSERT INTO customer (company_id, code, name, search_text)
     SELECT $1, code, name, lower(code || ' ' || name) FROM jsonb_to_recordset($2::jsonb) AS x(code text, name text)`,
    [company, JSON.stringify(customers)],
  );
}

/** How many different documents the records are made of. A multiple of `heldEvery`, so that what is held has its reason. */
const samples = 100;

/**
 * Fills `count` records of three months, oldest first, by SQL: of each hundred 10 held, 5 ready, 5 waiting, 5 ended and
 * 75 posted, with revision, finding, posting and audit entry as intake and posting leave them.
 */
export async function fillRecords(company: number, sourceId: string, count: number): Promise<FilledRecords> {
  const documents = readInvoices(Array.from({ length: samples }, (_, nth) => nativeInvoice("OLD", nth)));
  const rows = documents.map((document) => ({ document, columns: recordColumns({ kind: "invoice", document }, { externalId: "", orderId: "", parentId: null }) }));
  const delivery = await pool().query<{ id: string }>(
    `INSERT INTO delivery (company_id, source_id, dedupe_key, digest, content_type, headers, body, state, read_at)
     VALUES ($1, $2, 'bench', 'bench', 'application/json', '{}', ''::bytea, 'read', now()) RETURNING id`,
    [company, sourceId],
  );
  await pool().query(
    `INSERT INTO record (company_id, id, source_id, kind, book_as, external_id, order_id, state, document, source_digest, delivery_id, doc_number,
       doc_date, party_name, party_code, currency, total, search_text, duplicate_key, holds, held_for, waiting_for, received_at, state_since, updated_at)
     SELECT $1, uuidv7(at - now()), $2, 'invoice', 'invoice', 'OLD-' || nth, 'OLD-' || nth, state,
       document || jsonb_build_object('number', 'INV-OLD-' || nth), md5('source ' || nth) || md5('digest ' || nth), $5, 'INV-OLD-' || nth,
       at::date, c->>'partyName', c->>'partyCode', 'MYR', (c->>'total')::numeric, 'inv-old-' || nth || ' ' || (c->>'searchText'), md5('twin ' || nth),
       CASE state WHEN 'held' THEN ARRAY['missing-sku'] ELSE '{}' END, CASE state WHEN 'held' THEN ARRAY['admin'] ELSE '{}' END,
       CASE state WHEN 'waiting' THEN 'payment' END, at, at, at
     FROM (SELECT nth, now() - (($3 - nth) * interval '90 days' / $3) AS at,
             CASE WHEN nth % 10 = 0 THEN 'held' WHEN nth % 20 = 1 THEN 'ready' WHEN nth % 20 = 3 THEN 'waiting' WHEN nth % 20 = 5 THEN 'rejected' ELSE 'posted' END AS state
           FROM generate_series(1, $3) nth) n
     JOIN jsonb_array_elements($4::jsonb) WITH ORDINALITY s(sample, place) ON s.place = n.nth % ${samples} + 1
     CROSS JOIN LATERAL (SELECT sample->'document' AS document, sample->'columns' AS c) x
     ORDER BY nth`,
    [company, sourceId, count, JSON.stringify(rows), delivery.rows[0]?.id],
  );
  await pool().query(
    `INSERT INTO record_revision (company_id, record_id, revision, document, cause, actor_name, delivery_id, at)
     SELECT company_id, id, 1, document, 'received', 'Benchmark ERP', delivery_id, received_at FROM record WHERE company_id = $1 ORDER BY received_at, id`,
    [company],
  );
  await pool().query(
    `INSERT INTO audit_entry (company_id, id, type, actor_type, actor_id, actor_name, record_id, revision, new, at)
     SELECT company_id, uuidv7(received_at - now()), 'record.received', 'source', source_id, 'Benchmark ERP', id, 1, jsonb_build_object('state', state), received_at
     FROM record WHERE company_id = $1 ORDER BY received_at, id`,
    [company],
  );
  await pool().query(
    `INSERT INTO finding (company_id, record_id, seq, rule, severity, actor, fields, message, data, fixes)
     SELECT company_id, id, 0, 'missing-sku', 'error', 'admin', '{lines.3.itemCode}', 'The SKU ' || (document->'lines'->3->>'sku') || ' is not known as an AutoCount item.',
       jsonb_build_object('lineId', '4', 'sku', document->'lines'->3->>'sku'), jsonb_build_array(jsonb_build_object('do', 'choose-item', 'lineId', '4'))
     FROM record WHERE company_id = $1 AND state = 'held'`,
    [company],
  );
  await pool().query(
    `INSERT INTO posting (company_id, record_id, revision, doc_no, digest, state, doc_key, attempts, queued_at, posted_at)
     SELECT company_id, id, 1, 'HP-' || external_id, source_digest, 'posted', external_id, 1, received_at, received_at FROM record WHERE company_id = $1 AND state = 'posted'`,
    [company],
  );
  const counted = await pool().query<FilledRecords>(
    "SELECT count(*)::integer AS all, (count(*) FILTER (WHERE state = 'held'))::integer AS held FROM record WHERE company_id = $1",
    [company],
  );
  return counted.rows[0] ?? { all: 0, held: 0 };
}

/** The canonical documents of invoices as they are sent, in their order. Throws where one is refused. */
export function readInvoices(invoices: readonly object[]): SalesDocument[] {
  const body = new TextEncoder().encode(JSON.stringify({ records: invoices }));
  const batch = readBatch({ body, contentType: "application/json", channel: null, receivedAt: "2026-03-31T00:00:00.000Z" });
  if (!batch.ok) throw new Error(batch.error);
  return batch.value.map((record) => {
    if (record.outcome !== "document") throw new Error(`an invoice of the benchmark is refused: ${record.why}`);
    if (record.kind !== "invoice") throw new Error("an invoice of the benchmark was read as something else");
    return record.document;
  });
}
