import type { RawTx } from "#lib/db/raw-tx.ts";
import type { FixQuestion, FixType } from "./question.ts";

/**
 * Whether a finding `f` asks a question; $3 are its keys. A code that the document names itself and AutoCount lacks is
 * another question: no remembered answer stands against what a document says.
 */
export const asks: { readonly [type in FixType]: string } = {
  item: `f.rule IN ('missing-sku', 'ambiguous-sku') AND f.data->>'code' IS NULL AND lower(btrim(f.data->>'sku')) = ANY($3::text[])`,
  customer: `f.rule IN ('new-customer', 'ambiguous-customer') AND f.data->>'code' IS NULL AND f.data->'keys' ?| $3::text[]`,
  supplier: `f.rule IN ('new-supplier', 'ambiguous-supplier') AND f.data->>'code' IS NULL AND f.data->'keys' ?| $3::text[]`,
  location: `f.rule = 'unknown-location' AND lower(btrim(f.data->>'location')) = ANY($3::text[])`,
};

/** Only what is not decided yet can be freed; a waiting record may have holds too. */
export const undecided = `r.state IN ('held', 'waiting')`;

/** How many records of the source ask it, but for one. */
export async function countAsking(tx: Pick<RawTx, "$queryRawUnsafe">, company: number, { type, sourceId, keys }: FixQuestion, except: string): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<{ count: number }[]>(
    `SELECT count(DISTINCT r.id)::integer AS count FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
      WHERE f.company_id = $1 AND r.source_id = $2::uuid AND ${asks[type]} AND ${undecided} AND r.id <> $4::uuid`,
    company, sourceId, [...keys], except,
  );
  return row?.count ?? 0;
}
