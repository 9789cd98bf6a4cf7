import type { LedgerSettings } from "#lib/wiring.ts";
import type { Translate } from "#messages/translate.ts";

/** Settings that are one text each. */
export type TextSetting = { [name in keyof LedgerSettings]: LedgerSettings[name] extends string | null ? name : never }[keyof LedgerSettings];

export type SettingField = { name: TextSetting; label: string; hint?: string; isOptional?: boolean };
export type SettingSection = { id: string; title: string; help: string; fields: readonly SettingField[] };

/** The settings of a book as people read them, in the order in which they are asked for. */
export const settingSections = (t: Translate): readonly SettingSection[] => [
  {
    id: "numbers", title: t("connection.settingSections.numbers.title"), help: t("connection.settingSections.numbers.help"),
    fields: [{ name: "docNoPrefix", label: t("connection.settingSections.numbers.docNoPrefix"), hint: t("connection.settingSections.numbers.docNoPrefixHint") }],
  },
  {
    id: "terms", title: t("connection.settingSections.terms.title"), help: t("connection.settingSections.terms.help"),
    fields: [
      { name: "creditTerm", label: t("connection.settingSections.terms.creditTerm"), hint: t("connection.settingSections.terms.creditTermHint") },
      { name: "creditorTerm", label: t("connection.settingSections.terms.creditorTerm"), hint: t("connection.settingSections.terms.creditorTermHint") },
      { name: "salesAgent", label: t("connection.settingSections.terms.salesAgent"), hint: t("connection.settingSections.terms.salesAgentHint"), isOptional: true },
    ],
  },
  {
    id: "locations", title: t("connection.settingSections.locations.title"), help: t("connection.settingSections.locations.help"),
    fields: [{ name: "salesLocation", label: t("connection.settingSections.locations.sales") }, { name: "purchaseLocation", label: t("connection.settingSections.locations.purchases") }, { name: "stockLocation", label: t("connection.settingSections.locations.stock") }],
  },
  {
    id: "accounts", title: t("connection.settingSections.accounts.title"), help: t("connection.settingSections.accounts.help"),
    fields: [
      { name: "debtorControlAccount", label: t("connection.settingSections.accounts.debtorControl"), hint: t("connection.settingSections.accounts.debtorControlHint") }, { name: "creditorControlAccount", label: t("connection.settingSections.accounts.creditorControl"), hint: t("connection.settingSections.accounts.creditorControlHint") },
      { name: "salesAccount", label: t("connection.settingSections.accounts.sales") }, { name: "returnAccount", label: t("connection.settingSections.accounts.returns") }, { name: "shippingAccount", label: t("connection.settingSections.accounts.shipping") }, { name: "feeAccount", label: t("connection.settingSections.accounts.fees") },
      { name: "tipAccount", label: t("connection.settingSections.accounts.tips") }, { name: "dutyAccount", label: t("connection.settingSections.accounts.duties") }, { name: "giftCardAccount", label: t("connection.settingSections.accounts.giftCards"), hint: t("connection.settingSections.accounts.giftCardsHint") }, { name: "roundingAccount", label: t("connection.settingSections.accounts.rounding") },
    ],
  },
  {
    id: "receipts", title: t("connection.settingSections.receipts.title"), help: t("connection.settingSections.receipts.help"),
    fields: [{ name: "receiptMethod", label: t("connection.settingSections.receipts.method") }, { name: "receiptJournal", label: t("connection.settingSections.receipts.journal") }],
  },
  {
    id: "link", title: t("connection.settingSections.link.title"), help: t("connection.settingSections.link.help"),
    fields: [{ name: "documentLink", label: t("connection.settingSections.link.address"), hint: t("connection.settingSections.link.addressHint"), isOptional: true }],
  },
];

/** Fields of a section in a few words, for when it is folded away. */
export function briefOf(settings: LedgerSettings, fields: readonly SettingField[]): string {
  return [...new Set(fields.map(({ name }) => settings[name]).filter((value): value is string => value !== null && value.trim() !== ""))].join(", ");
}

export const dateFormats = (t: Translate): Readonly<Record<LedgerSettings["dates"], string>> => ({ "yyyy-MM-dd": t("connection.settingSections.yearFirst"), "dd-MM-yyyy": t("connection.settingSections.dayFirst") });

/** The tables among the settings: their columns, in the words of whoever fills them in. */
export const settingTables = (t: Translate) => ({
  receiptMethods: { title: t("connection.settingSections.tables.receiptMethods.title"), add: t("connection.settingSections.tables.receiptMethods.add"), columns: { paidBy: t("connection.settingSections.tables.receiptMethods.paidBy"), method: t("connection.settingSections.tables.receiptMethods.method"), journal: t("connection.settingSections.tables.receiptMethods.journal") } },
  taxCodes: { title: t("connection.settingSections.tables.taxCodes.title"), add: t("connection.settingSections.tables.taxCodes.add"), columns: { rate: t("connection.settingSections.tables.taxCodes.rate"), code: t("connection.settingSections.tables.taxCodes.code") } },
  purchaseTaxCodes: { title: t("connection.settingSections.tables.purchaseTaxCodes.title"), add: t("connection.settingSections.tables.purchaseTaxCodes.add"), columns: { rate: t("connection.settingSections.tables.purchaseTaxCodes.rate"), code: t("connection.settingSections.tables.purchaseTaxCodes.code") } },
} as const);

export const decimalLabels = (t: Translate): Readonly<Record<keyof LedgerSettings["decimals"], string>> => ({ quantity: t("connection.settingSections.decimals.quantity"), unitPrice: t("connection.settingSections.decimals.unitPrice"), currency: t("connection.settingSections.decimals.currency"), currencyRate: t("connection.settingSections.decimals.currencyRate") });
