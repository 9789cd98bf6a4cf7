import type { RawTx } from "#lib/db/raw-tx.ts";
import type { FixQuestion, FixType } from "./question.ts";

/**
 * Whether a finding `f` asks a question; $3 are its keys. What a document names by its code asks under that code alone, and
 * only where AutoCount has it not, or not in use: no remembered answer stands against what a document says and AutoCount knows.
 */
export const asks: { readonly [type in FixType]: string } = {
  item: `(f.rule IN ('missing-sku', 'ambiguous-sku', 'inactive-item') AND lower(btrim(COALESCE(f.data->>'code', f.data->>'sku'))) = ANY($3::text[]))`,
  customer: asksForParty("customer"),
  supplier: asksForParty("supplier"),
  location: `f.rule = 'unknown-location' AND lower(btrim(f.data->>'location')) = ANY($3::text[])`,
};

function asksForParty(list: "customer" | "supplier"): string {
  return `(f.rule IN ('new-${list}', 'ambiguous-${list}', 'inactive-customer') AND COALESCE(f.data->>'list', '${list}') = '${list}'
    AND CASE WHEN f.data->>'code' IS NULL THEN f.data->'keys' ?| $3::text[] ELSE 'code:' || lower(btrim(f.data->>'code')) = ANY($3::text[]) END)`;
}

/** Of the source that was asked about; of every source where the question is of none. */
export const ofSource = `($2::uuid IS NULL OR r.source_id = $2::uuid)`;

/** Only what is not decided yet can be freed; a waiting record may have holds too. */
export const undecided = `r.state IN ('held', 'waiting')`;

/** How many records of the source ask it, but for one. */
export async function countAsking(tx: Pick<RawTx, "$queryRawUnsafe">, company: number, { type, sourceId, keys }: FixQuestion, except: string): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<{ count: number }[]>(
    `SELECT count(DISTINCT r.id)::integer AS count FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
      WHERE f.company_id = $1 AND ${ofSource} AND ${asks[type]} AND ${undecided} AND r.id <> $4::uuid`,
    company, sourceId, [...keys], except,
  );
  return row?.count ?? 0;
}
