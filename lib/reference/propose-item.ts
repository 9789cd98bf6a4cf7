import type { Tx } from "#lib/db/prisma.ts";
import { itemSearchText } from "./propose-customer.ts";

/** An item as it is to be made in AutoCount; the price in the company's currency, as decimal text. */
export type ProposedItem = { code: string; name: string } & Record<"barcode" | "uom" | "price" | "taxCode" | "classification", string | null>;

/** Puts an item into the mirror that AutoCount does not have yet. False where somebody has taken the code meanwhile. */
export async function proposeItem(tx: Tx, company: number, item: ProposedItem): Promise<boolean> {
  const { count } = await tx.item.createMany({
    data: [{ companyId: company, ...item, origin: "proposed", searchText: itemSearchText(item) }],
    skipDuplicates: true,
  });
  return count === 1;
}
