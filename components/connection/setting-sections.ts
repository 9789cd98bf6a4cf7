import type { LedgerSettings } from "#lib/wiring.ts";

/** Settings that are one text each. */
export type TextSetting = { [name in keyof LedgerSettings]: LedgerSettings[name] extends string | null ? name : never }[keyof LedgerSettings];

export type SettingField = { name: TextSetting; label: string; hint?: string; isOptional?: boolean };
export type SettingSection = { id: string; title: string; help: string; fields: readonly SettingField[] };

/** The settings of a book as people read them, in the order in which they are asked for. */
export const settingSections: readonly SettingSection[] = [
  {
    id: "numbers", title: "Document numbers", help: "Holdpoint gives each document its number before it is sent: that is how AutoCount can refuse a second copy. No number format of the book may give the same numbers.",
    fields: [{ name: "docNoPrefix", label: "Invoice numbers begin with", hint: "Capital letters, digits and hyphens; six digits follow, as in HP-IV-000123. Each source may have its own." }],
  },
  {
    id: "terms", title: "Terms and agent", help: "Spelled exactly as in the book, to the last dot: C.O.D. is another term than COD.",
    fields: [
      { name: "creditTerm", label: "Customers' term", hint: "Where the debtor's own is not known." },
      { name: "creditorTerm", label: "Suppliers' term", hint: "Where the creditor's own is not known." },
      { name: "salesAgent", label: "Sales agent", hint: "Leave it empty for none.", isOptional: true },
    ],
  },
  {
    id: "locations", title: "Locations", help: "Where goods are booked when neither document nor line names a location.",
    fields: [{ name: "salesLocation", label: "Sales" }, { name: "purchaseLocation", label: "Purchases" }, { name: "stockLocation", label: "Stock adjustments" }],
  },
  {
    id: "accounts", title: "Accounts", help: "Account numbers of the book. A line with an item is booked to that item's own accounts; these are for all other lines.",
    fields: [
      { name: "debtorControlAccount", label: "Trade debtors", hint: "New debtors are made under it." }, { name: "creditorControlAccount", label: "Trade creditors", hint: "New creditors are made under it." },
      { name: "salesAccount", label: "Sales" }, { name: "returnAccount", label: "Returns" }, { name: "shippingAccount", label: "Delivery charged" }, { name: "feeAccount", label: "Fees" },
      { name: "tipAccount", label: "Tips" }, { name: "dutyAccount", label: "Duties" }, { name: "giftCardAccount", label: "Gift cards", hint: "A liability: what is owed to their holders." }, { name: "roundingAccount", label: "Rounding" },
    ],
  },
  {
    id: "receipts", title: "Money that comes in", help: "How a receipt is booked. The table tells it by the source's word for how it was paid; where it has none for it, these two count.",
    fields: [{ name: "receiptMethod", label: "Payment method" }, { name: "receiptJournal", label: "Journal" }],
  },
  {
    id: "link", title: "Link to a document", help: "Where a document of this book is seen in a browser. AutoCount does not tell it: open any document there, copy its address, and put {docKey} or {docNo} in the place of its own key or number. Every posted record then has a link.",
    fields: [{ name: "documentLink", label: "Address of a document", hint: "Begins with https://. {docNo}, {docKey}, {kind} and {book} are filled in. Leave it empty for no link.", isOptional: true }],
  },
];

/** Fields of a section in a few words, for when it is folded away. */
export function briefOf(settings: LedgerSettings, fields: readonly SettingField[]): string {
  return [...new Set(fields.map(({ name }) => settings[name]).filter((value): value is string => value !== null && value.trim() !== ""))].join(", ");
}

export const dateFormats: Readonly<Record<LedgerSettings["dates"], string>> = { "yyyy-MM-dd": "Year first: 2026-03-31", "dd-MM-yyyy": "Day first: 31-03-2026" };

/** The tables among the settings: their columns, in the words of whoever fills them in. */
export const settingTables = {
  receiptMethods: { title: "Ways to pay", add: "Add a way to pay", columns: { paidBy: "The source says", method: "Payment method", journal: "Journal" } },
  taxCodes: { title: "Tax codes of sales", add: "Add a tax code", columns: { rate: "Percent", code: "Tax code" } },
  purchaseTaxCodes: { title: "Tax codes of purchases", add: "Add a tax code", columns: { rate: "Percent", code: "Tax code" } },
} as const;

export const decimalLabels: Readonly<Record<keyof LedgerSettings["decimals"], string>> = { quantity: "Quantity", unitPrice: "Unit price", currency: "Amounts", currencyRate: "Exchange rate" };
