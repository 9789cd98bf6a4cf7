/** Whom or what a unit, location or tax code is used for; of a document with neither debtor nor creditor, "stock". */
export type Side = "customer" | "supplier" | "stock";
export type Asker = { sourceId: string | null; side: Side; partyCode: string | null; itemCode: string | null };

/** Whose use it was, the nearest first. */
export const userNames = ["customer", "supplier", "source", "item"] as const;
export type UserName = (typeof userNames)[number];

/** How uses are noted (`noteUses`), by list: for whom, and under which text. Its parts are joined by a tab, which no code has. Pure. */
export function usedFor(list: "uom" | "location" | "tax-code", { sourceId, side, partyCode, itemCode }: Asker): Map<string, UserName> {
  const source = sourceId === null ? null : `source\t${sourceId}`;
  const party = partyCode === null || partyCode === "" || side === "stock" ? null : `${side}\t${partyCode}`;
  const ofItem = (whose: string | null) => (itemCode === null || itemCode === "" || whose === null ? null : `item\t${itemCode}\t${whose}`);
  const partyName: UserName = side === "supplier" ? "supplier" : "customer";
  const asked: [string | null, UserName][] =
    list === "uom" ? [[ofItem(party), partyName], [ofItem(source), "source"], [ofItem(side), "item"]]
    : list === "location" ? [[party, partyName], [source, "source"]]
    : [[party, partyName], [ofItem(side), "item"]];
  return new Map(asked.filter((one): one is [string, UserName] => one[0] !== null));
}
