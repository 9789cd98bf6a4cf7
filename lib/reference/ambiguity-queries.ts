import type { OfKind } from "#lib/canonical/document.ts";
import { goodsOf, sideOf } from "#lib/canonical/facets.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { NamedCode } from "#lib/rules/facts.ts";
import { emailMark, phoneMark } from "./namesakes.ts";
import { skuKey } from "./resolve.ts";

/** The SKUs of a batch that are the barcode of several items, by `skuKey`, with those items. One query. */
export async function findAmbiguousSkus(tx: Tx, company: number, batch: readonly OfKind[]): Promise<Map<string, NamedCode[]>> {
  const keys = [...new Set(batch.flatMap(goodsOf).flatMap((line) => skuKey(line.sku) ?? []))];
  if (keys.length === 0) return new Map();
  const rows = await tx.$queryRaw<(NamedCode & { key: string })[]>`
    SELECT DISTINCT lower(b.barcode) AS key, i.code, i.name FROM (
      SELECT barcode, code FROM item WHERE company_id = ${company} AND barcode = ANY(${keys}) AND barcode IS NOT NULL
      UNION SELECT barcode, item_code FROM item_uom WHERE company_id = ${company} AND barcode = ANY(${keys}) AND barcode IS NOT NULL
    ) b JOIN item i ON i.company_id = ${company} AND i.code = b.code AND i.is_active
    ORDER BY key, i.code`;
  return severalOf(rows);
}

/**
 * Of the buyers of a batch that nobody has answered yet: the e-mail addresses and telephone numbers that several active debtors
 * have, by `emailMark` and `phoneMark`. A number counts only where no debtor has the address. One query.
 */
export async function findNamesakes(tx: Tx, company: number, batch: readonly OfKind[]): Promise<Map<string, NamedCode[]>> {
  const buyers = batch.flatMap((one) => {
    const side = sideOf(one);
    return side?.list === "customer" && side.party.code === null ? [{ email: emailMark(side.party.email), written: side.party.email?.trim() ?? "", phone: phoneMark(side.party.phone) }] : [];
  });
  const emails = [...new Set(buyers.flatMap(({ email, written }) => (email === null ? [] : [email, written])))];
  const phones = [...new Set(buyers.flatMap(({ phone }) => (phone === null ? [] : [phone.slice("phone:".length)])))];
  if (emails.length === 0 && phones.length === 0) return new Map();
  const rows = await tx.$queryRaw<(NamedCode & { key: string })[]>`
    SELECT lower(email) AS key, code, name FROM customer
    WHERE company_id = ${company} AND email = ANY(${emails}) AND email IS NOT NULL AND is_active
    UNION ALL SELECT 'phone:' || right(regexp_replace(phone, '\\D', '', 'g'), 8), code, name FROM customer
    WHERE company_id = ${company} AND phone IS NOT NULL AND right(regexp_replace(phone, '\\D', '', 'g'), 8) = ANY(${phones}) AND is_active
    ORDER BY key, code`;
  const known = new Set(rows.map(({ key }) => key));
  const asked = new Set(buyers.flatMap(({ email, phone }) => (phone === null || (email !== null && known.has(email)) ? [] : [phone])));
  return severalOf(rows.filter(({ key }) => !key.startsWith("phone:") || asked.has(key)));
}

function severalOf(rows: readonly (NamedCode & { key: string })[]): Map<string, NamedCode[]> {
  const groups = [...Map.groupBy(rows, (row) => row.key)].filter(([, found]) => found.length > 1);
  return new Map(groups.map(([key, found]) => [key, found.map(({ code, name }) => ({ code, name }))]));
}
