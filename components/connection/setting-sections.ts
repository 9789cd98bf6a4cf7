import type { LedgerSettings } from "#lib/wiring.ts";

/** Settings that are one text each. */
export type TextSetting = { [name in keyof LedgerSettings]: LedgerSettings[name] extends string | null ? name : never }[keyof LedgerSettings];

export type SettingField = { name: TextSetting; label: string; hint?: string; isOptional?: boolean };
export type SettingSection = { id: string; title: string; help: string; fields: readonly SettingField[] };

/** The settings of a book as people read them, in the order in which they are asked for. */
export const settingSections: readonly SettingSection[] = [
  {
    id: "numbers", title: "Document numbers", help: "Holdpoint gives each document its number before it is sent: that is how AutoCount can refuse a second copy. No number format of the book may give the same numbers.",
    fields: [{ name: "docNoPrefix", label: "Invoice numbers begin with", hint: "Capital letters, digits and hyphens; six digits follow. Each source may have its own." }],
  },
  {
    id: "terms", title: "Terms and agent", help: "Spelled exactly as in the book, to the last dot: C.O.D. is another term than COD.",
    fields: [
      { name: "creditTerm", label: "Customers' term", hint: "Of a debtor whose own is not known." },
      { name: "creditorTerm", label: "Suppliers' term", hint: "Of a creditor whose own is not known." },
      { name: "salesAgent", label: "Sales agent", hint: "Empty: none.", isOptional: true },
    ],
  },
  {
    id: "locations", title: "Locations", help: "Where goods are booked that name no place of their own.",
    fields: [{ name: "salesLocation", label: "Sales" }, { name: "purchaseLocation", label: "Purchases" }, { name: "stockLocation", label: "Stock adjustments" }],
  },
  {
    id: "accounts", title: "Accounts", help: "Account numbers of the book. Lines with an item go by the item's own accounts.",
    fields: [
      { name: "debtorControlAccount", label: "Trade debtors", hint: "New debtors are made under it." }, { name: "creditorControlAccount", label: "Trade creditors", hint: "New creditors are made under it." },
      { name: "salesAccount", label: "Sales" }, { name: "returnAccount", label: "Returns" }, { name: "shippingAccount", label: "Delivery charged" }, { name: "feeAccount", label: "Fees" },
      { name: "tipAccount", label: "Tips" }, { name: "dutyAccount", label: "Duties" }, { name: "giftCardAccount", label: "Gift cards", hint: "A liability: what is owed to their holders." }, { name: "roundingAccount", label: "Rounding" },
    ],
  },
  {
    id: "receipts", title: "Money that comes in", help: "How a receipt is booked where the table below does not know the source's word for how it was paid.",
    fields: [{ name: "receiptMethod", label: "Payment method" }, { name: "receiptJournal", label: "Journal" }],
  },
];

/** The tables among the settings: their columns, in the words of whoever fills them in. */
export const settingTables = {
  receiptMethods: { title: "Ways to pay", add: "Add a way to pay", columns: { paidBy: "The source says", method: "Payment method", journal: "Journal" } },
  taxCodes: { title: "Tax codes of sales", add: "Add a tax code", columns: { rate: "Percent", code: "Tax code" } },
  purchaseTaxCodes: { title: "Tax codes of purchases", add: "Add a tax code", columns: { rate: "Percent", code: "Tax code" } },
} as const;

export const decimalLabels: Readonly<Record<keyof LedgerSettings["decimals"], string>> = { quantity: "Quantity", unitPrice: "Unit price", currency: "Amounts", currencyRate: "Exchange rate" };
