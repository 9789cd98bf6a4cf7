import type { Translate } from "#messages/translate.ts";

const titles = (t: Translate): Readonly<Record<string, string>> => ({
  invoice: t("sandbox.kindWords.titles.invoice"), creditNote: t("sandbox.kindWords.titles.creditNote"), quotation: t("sandbox.kindWords.titles.quotation"), salesOrder: t("sandbox.kindWords.titles.salesOrder"), deliveryOrder: t("sandbox.kindWords.titles.deliveryOrder"),
  purchaseOrder: t("sandbox.kindWords.titles.purchaseOrder"), stockAdjustment: t("sandbox.kindWords.titles.stockAdjustment"), stockTransfer: t("sandbox.kindWords.titles.stockTransfer"), payment: t("sandbox.kindWords.titles.payment"), knockOffEntry: t("sandbox.kindWords.titles.knockOffEntry"),
});

/** A kind of document as a tab names it. */
export function kindTitle(t: Translate, kind: string): string {
  return titles(t)[kind] ?? kind;
}

/** One of them: "Invoice". */
export function kindName(t: Translate, kind: string): string {
  return kind === "payment" ? t("sandbox.kindWords.receipt") : kindTitle(t, kind).replace(/s$/, "");
}
