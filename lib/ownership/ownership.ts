/** The rows of the ownership table (checklist, part 2). */
export const ownedData = ["item-code", "customer-record", "price", "stock", "payment-status", "order-status"] as const;
export type OwnedData = (typeof ownedData)[number];

/**
 * Which system owns a kind of data. `undecided` is what a company starts with: what AutoCount lacks is held as if AutoCount
 * owned it, and what sources send of it is taken as a proposal. `since` is an ISO instant.
 */
export type Owner =
  | { system: "undecided" }
  | { system: "ledger"; since: string }
  | { system: "any"; since: string }
  | { system: "source"; sourceId: string; name: string; since: string };

export type Ownership = {
  owners: Readonly<Record<OwnedData, Owner>>;
  /** Sources that are people at Holdpoint's own forms: who types for the books speaks for their owner. */
  byHand: ReadonlySet<string>;
};

/** Nobody has decided anything. */
export const undecidedOwnership: Ownership = {
  owners: {
    "item-code": { system: "undecided" }, "customer-record": { system: "undecided" }, price: { system: "undecided" },
    stock: { system: "undecided" }, "payment-status": { system: "undecided" }, "order-status": { system: "undecided" },
  },
  byHand: new Set(),
};

/** Whether what this source says of the data counts. */
export function speaksFor({ owners, byHand }: Ownership, data: OwnedData, sourceId: string): boolean {
  const owner = owners[data];
  if (owner.system === "undecided" || owner.system === "any" || byHand.has(sourceId)) return true;
  return owner.system === "source" && owner.sourceId === sourceId;
}

/** Whether somebody has decided that AutoCount owns the data. */
export function isLedgers({ owners }: Ownership, data: OwnedData): boolean {
  return owners[data].system === "ledger";
}

/** Whether what is missing in AutoCount is proposed to it from this source's documents: some system beside AutoCount owns it, and this one may speak. */
export function isProposedFrom(ownership: Ownership, data: OwnedData, sourceId: string): boolean {
  const { system } = ownership.owners[data];
  return (system === "any" || system === "source") && speaksFor(ownership, data, sourceId);
}

/** The owner as it stands in a sentence: "AutoCount", "any source", the source's name; null where nobody has decided. */
export function ownerName(owner: Owner): string | null {
  switch (owner.system) {
    case "undecided":
      return null;
    case "ledger":
      return "AutoCount";
    case "any":
      return "any source";
    case "source":
      return owner.name;
  }
}

export const dataLabels: Readonly<Record<OwnedData, string>> = {
  "item-code": "Item code",
  "customer-record": "Customer record",
  price: "Price",
  stock: "Stock",
  "payment-status": "Payment status",
  "order-status": "Order status",
};
