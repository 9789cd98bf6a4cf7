import type { DocumentLine, StockLine } from "#lib/canonical/document-line.ts";
import type { Translate } from "#messages/translate.ts";

/** A new item as it stands in the form: all text, empty where there is nothing. */
export type ItemDraft = { code: string; name: string; uom: string; price: string; barcode: string; taxCode: string; classification: string };
export type ItemProblems = { [field in keyof ItemDraft]?: string | undefined };

type Asking = Pick<StockLine, "sku" | "itemCode" | "description" | "uom"> & Partial<Pick<DocumentLine, "unitPrice" | "taxCode" | "classification">>;

/** AutoCount Cloud's longest item code. */
const longestCode = 20;

/** An item filled in from the line that asks for it; its price only where the document is in the company's own currency. */
export function draftItem(line: Asking, isInBaseCurrency: boolean): ItemDraft {
  const named = (line.itemCode ?? line.sku ?? "").trim();
  return {
    code: named.toUpperCase().replace(/[^\w./-]+/g, "-").replace(/^[^A-Z0-9]+|-+$/g, "").slice(0, longestCode),
    name: line.description.trim().slice(0, 100) || named,
    uom: line.uom ?? "UNIT",
    price: isInBaseCurrency ? (line.unitPrice ?? "") : "",
    // Eight, twelve, thirteen or fourteen digits are a GTIN.
    barcode: /^(\d{8}|\d{12,14})$/.test(line.sku?.trim() ?? "") ? (line.sku?.trim() ?? "") : "",
    taxCode: line.taxCode ?? "",
    classification: /^\d{3}$/.test(line.classification ?? "") ? (line.classification ?? "") : "",
  };
}

/** What is plainly wrong, said before anything is sent. The server decides. */
export function checkItem(t: Translate, { code, name, uom, price, classification }: ItemDraft): ItemProblems {
  return {
    code: code.trim() === "" ? t("records.itemDraft.enterCode") : code.trim().length > longestCode ? t("records.itemDraft.codeTooLong", { longestCode, length: code.trim().length }) : undefined,
    name: name.trim() === "" ? t("records.itemDraft.enterName") : name.trim().length > 100 ? t("records.itemDraft.nameTooLong", { length: name.trim().length }) : undefined,
    uom: uom.trim() === "" ? t("records.itemDraft.enterUnit") : undefined,
    price: price.trim() === "" || /^\d{1,15}(\.\d{1,12})?$/.test(price.trim()) ? undefined : t("records.itemDraft.priceNumber"),
    classification: classification.trim() === "" || /^\d{3}$/.test(classification.trim()) ? undefined : t("records.itemDraft.classificationDigits"),
  };
}
