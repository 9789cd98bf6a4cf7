import type { OwnedData } from "#lib/ownership/ownership.ts";

type Words = { about: string; ledger: string; other: string; undecided: string };

/** What each choice of an owner does, row by row (the table of design 9, in a clerk's words). */
export const ownerWords: Readonly<Record<OwnedData, Words>> = {
  "item-code": {
    about: "Which items there are, and under which codes.",
    ledger: "A code that AutoCount does not have holds the record. Items that sources send are held.",
    other: "A code that AutoCount does not have is proposed to it as a new item, for approval.",
    undecided: "A code that AutoCount does not have holds the record. Items that sources send are taken as proposals.",
  },
  "customer-record": {
    about: "Names, numbers and addresses of customers.",
    ledger: "A buyer must match a debtor. Where the source has other data, they are shown and not written.",
    other: "New and changed customers are proposed to AutoCount from the owner's data, for approval.",
    undecided: "A buyer must match a debtor; where the source has other data, they are shown. Customers that sources send are taken as proposals.",
  },
  price: {
    about: "What an item costs.",
    ledger: "A price that differs from AutoCount's by more than the tolerance holds the record; the fix is AutoCount's price.",
    other: "The owner's price is taken as it comes.",
    undecided: "A price that differs from AutoCount's by more than the tolerance holds the record, as if AutoCount owned it.",
  },
  stock: {
    about: "How much there is of an item.",
    ledger: "Stock adjustments from elsewhere are held, and so is what would make stock negative.",
    other: "The owner's adjustments flow; those of other systems are held.",
    undecided: "Adjustments of every source flow; what would make stock negative is held.",
  },
  "payment-status": {
    about: "Whether an order is paid.",
    ledger: "No source's word that an order is paid starts anything; a person releases what waits for payment.",
    other: "Only the owner's message starts what waits for payment. What others say is recorded.",
    undecided: "Each source's word about its own orders counts.",
  },
  "order-status": {
    about: "Whether an order is approved, picked, delivered, billed or cancelled.",
    ledger: "No source's word cancels an order or starts a document; a person does.",
    other: "Only the owner's message starts a document or cancels. What others say is recorded.",
    undecided: "Each source's word about its own orders counts.",
  },
};
