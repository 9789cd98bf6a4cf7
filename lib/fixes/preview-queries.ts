import type { DocumentOf, OfKind } from "#lib/canonical/document.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import { asks, ofSource, undecided } from "./asking-queries.ts";
import type { FixQuestion } from "./question.ts";

/** What asks a question, in one currency. `alone`: nothing else holds it; `more`: something else holds it too. */
export type AskingTotals = { currency: string; alone: number; aloneTotal: string; more: number; moreTotal: string };

/**
 * How many other records ask it and what they come to, in one query for any number of them. What else holds each is looked
 * up by its key: joined, a planner that expects one record goes through all findings for every record.
 */
export async function sumAsking(tx: Tx, company: number, { type, sourceId, keys }: FixQuestion, except: string): Promise<AskingTotals[]> {
  return tx.$queryRawUnsafe<AskingTotals[]>(
    `WITH asking AS MATERIALIZED (
       SELECT f.record_id, count(*) AS findings, min(r.currency) AS currency, min(r.total) AS total
       FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
       WHERE f.company_id = $1 AND ${ofSource} AND ${asks[type]} AND ${undecided} AND r.id <> $4::uuid GROUP BY f.record_id),
     counted AS MATERIALIZED (
       SELECT a.currency, a.total, a.findings >= (
           SELECT count(*) FROM finding o WHERE o.company_id = $1 AND o.record_id = a.record_id AND o.severity <> 'info' AND NOT o.is_accepted) AS alone
       FROM asking a)
     SELECT currency, (count(*) FILTER (WHERE alone))::integer AS alone, COALESCE(sum(total) FILTER (WHERE alone), 0)::text AS "aloneTotal",
       (count(*) FILTER (WHERE NOT alone))::integer AS more, COALESCE(sum(total) FILTER (WHERE NOT alone), 0)::text AS "moreTotal"
     FROM counted GROUP BY currency ORDER BY count(*) DESC, currency`,
    company, sourceId, [...keys], except,
  );
}

export type SampleRecord = OfKind & {
  id: string;
  sourceId: string;
  externalId: string;
  orderId: string;
  parentId: string | null;
  released: boolean;
  waitsForRest: boolean;
  document: DocumentOf;
  state: RecordState;
  number: string;
};

/** The latest few of them. */
export async function sampleAsking(tx: Tx, company: number, { type, sourceId, keys }: FixQuestion, except: string, limit: number): Promise<SampleRecord[]> {
  return tx.$queryRawUnsafe<SampleRecord[]>(
    `SELECT r.id, r.kind, r.document, r.source_id AS "sourceId", r.external_id AS "externalId", r.order_id AS "orderId", r.parent_id AS "parentId", r.released,
       r.waits_for_rest AS "waitsForRest", r.state, r.doc_number AS number
     FROM record r WHERE r.company_id = $1 AND r.id IN (
       SELECT r.id FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
       WHERE f.company_id = $1 AND ${ofSource} AND ${asks[type]} AND ${undecided} AND r.id <> $4::uuid
       GROUP BY r.id ORDER BY r.id DESC LIMIT $5::integer) ORDER BY r.id DESC`,
    company, sourceId, [...keys], except, limit,
  );
}

/** Another spelling that records of the source ask about: its key, how it reads, how many records ask it, and the latest of them. */
export type AskedSpelling = { key: string; label: string; description: string; records: number; recordId: string; number: string };

const spellings = {
  item: { rules: ["missing-sku"], key: `lower(btrim(f.data->>'sku'))`, label: `f.data->>'sku'`, description: `COALESCE(f.data->>'description', '')` },
  customer: { rules: ["new-customer"], key: `f.data->'keys'->>0`, label: `f.data->>'name'`, description: `COALESCE(f.data->'keys'->>0, '')` },
  supplier: { rules: ["new-supplier"], key: `f.data->'keys'->>0`, label: `f.data->>'name'`, description: `COALESCE(f.data->'keys'->>0, '')` },
  location: { rules: ["unknown-location"], key: `lower(btrim(f.data->>'location'))`, label: `f.data->>'location'`, description: `''` },
} as const;

/** How like two texts are, by trigrams, for a spelling to be near: shop codes differ in one letter and mean another size. */
const nearness = 0.55;

/** What else is asked of this source that reads alike: the same apart from case, spaces and punctuation, or nearly equal. */
export async function findSimilarAsked(tx: Tx, company: number, { type, sourceId, keys }: FixQuestion, label: string, bare: string): Promise<AskedSpelling[]> {
  const { rules, key, label: words, description } = spellings[type];
  return tx.$queryRawUnsafe<AskedSpelling[]>(
    `SELECT * FROM (
       SELECT ${key} AS key, min(${words}) AS label, min(${description}) AS description, count(DISTINCT r.id)::integer AS records,
         (array_agg(r.id::text ORDER BY r.id DESC))[1] AS "recordId", (array_agg(r.doc_number ORDER BY r.id DESC))[1] AS number
       FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
       WHERE f.company_id = $1 AND ${ofSource} AND f.rule = ANY($4::text[]) AND ${undecided} AND f.data->>'code' IS NULL
         AND ${key} IS NOT NULL AND ${words} <> '' AND (${asks[type]}) IS NOT TRUE
       GROUP BY 1) x
     WHERE regexp_replace(lower(x.label), '[^[:alnum:]]', '', 'g') = $6 OR similarity(lower(x.label), lower($5)) >= ${nearness}
     ORDER BY regexp_replace(lower(x.label), '[^[:alnum:]]', '', 'g') = $6 DESC, similarity(lower(x.label), lower($5)) DESC, x.key LIMIT 8`,
    company, sourceId, [...keys], [...rules], label, bare,
  );
}

/** An answer that was given to the same question before, or is given for another source. */
export type PastAnswer = { target: string; name: string | null; sourceName: string | null; customerCode: string | null; taughtBy: string; taughtAt: Date; revokedAt: Date | null };

export async function findPastAnswers(tx: Tx, company: number, { type, sourceId, keys }: FixQuestion): Promise<PastAnswer[]> {
  const list = [...keys];
  return tx.$queryRaw<PastAnswer[]>`
    SELECT a.target, COALESCE(i.name, c.name, v.name, l.name) AS name, s.name AS "sourceName", a.customer_code AS "customerCode", a.taught_by_name AS "taughtBy", a.taught_at AS "taughtAt", a.revoked_at AS "revokedAt"
    FROM alias a LEFT JOIN source s ON s.company_id = a.company_id AND s.id = a.source_id
      LEFT JOIN item i ON a.type = 'item' AND i.company_id = a.company_id AND i.code = a.target
      LEFT JOIN customer c ON a.type = 'customer' AND c.company_id = a.company_id AND c.code = a.target
      LEFT JOIN supplier v ON a.type = 'supplier' AND v.company_id = a.company_id AND v.code = a.target
      LEFT JOIN location l ON a.type = 'location' AND l.company_id = a.company_id AND l.code = a.target
    WHERE a.company_id = ${company} AND a.type = ${type} AND a.key = ANY(${list}) AND (a.revoked_at IS NOT NULL OR a.source_id IS DISTINCT FROM ${sourceId}::uuid)
    ORDER BY a.taught_at DESC LIMIT 5`;
}

export type PostedBefore = OfKind & { id: string; number: string; docNo: string | null; document: DocumentOf; docDate: string };

/** How many posted documents are looked through for the answer that they were given. */
const looksThrough = 200;

/** The latest of them, and whether there are more. */
export type PostedWith = { latest: PostedBefore[]; hasMore: boolean };

/** The latest posted documents of the source whose search text has this word. Too short a word would be in all of them. */
export async function findPostedWith(tx: Tx, company: number, sourceId: string, word: string): Promise<PostedWith> {
  if (word.length < 3) return { latest: [], hasMore: false };
  const pattern = `%${word.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
  const found = await tx.$queryRaw<PostedBefore[]>`
    WITH hits AS MATERIALIZED (
      SELECT id, kind, doc_number, document, doc_date FROM record
      WHERE company_id = ${company} AND search_text LIKE ${pattern} AND state = 'posted' AND source_id = ${sourceId}::uuid
      ORDER BY doc_date DESC, id DESC LIMIT ${looksThrough + 1})
    SELECT h.id, h.kind, h.doc_number AS number, h.document, h.doc_date::text AS "docDate",
      (SELECT p.doc_no FROM posting p WHERE p.company_id = ${company} AND p.record_id = h.id AND p.state = 'posted' LIMIT 1) AS "docNo"
    FROM hits h ORDER BY h.doc_date DESC, h.id DESC`;
  return { latest: found.slice(0, looksThrough), hasMore: found.length > looksThrough };
}

/** What the mirror calls these items, debtors, creditors or locations. */
export async function findNames(tx: Tx, company: number, type: FixQuestion["type"], codes: readonly string[]): Promise<Map<string, string>> {
  const named = { where: { companyId: company, code: { in: [...codes] } }, select: { code: true, name: true } };
  const rows = await (type === "item" ? tx.item.findMany(named) : type === "customer" ? tx.customer.findMany(named) : type === "supplier" ? tx.supplier.findMany(named) : tx.location.findMany(named));
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** The item, debtor, creditor or location that would be the answer, as the mirror has it. */
export type Target = { code: string; name: string; uom: string | null; price: string | null };

export async function findTarget(tx: Tx, company: number, type: FixQuestion["type"], code: string): Promise<Target | null> {
  const where = { companyId: company, code: { in: [code, code.toUpperCase()] } };
  if (type === "item") {
    const item = await tx.item.findFirst({ where, select: { code: true, name: true, uom: true, price: true } });
    return item && { ...item, price: item.price?.toFixed() ?? null };
  }
  const named = { where, select: { code: true, name: true } };
  const found = type === "customer" ? await tx.customer.findFirst(named) : type === "supplier" ? await tx.supplier.findFirst(named) : await tx.location.findFirst(named);
  return found && { ...found, uom: null, price: null };
}
