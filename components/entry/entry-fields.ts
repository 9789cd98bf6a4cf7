import { documentFields, type DocumentField, totalFields } from "#components/records/document-fields.ts";
import type { GridColumn } from "#components/grid/grid-column.ts";
import { lineKindChoices } from "#components/grid/line-kind-choices.ts";
import { isAmong, type Kind, stockKinds, tradeKinds } from "#lib/canonical/kinds.ts";

/** The rows of a form: priced lines, stock lines, or what a payment settles. */
export type EntryGrid = { list: "lines" | "settles"; title: string; columns: readonly GridColumn[]; /** A row at least has to be filled in. */ isRequired: boolean };

/** Kinds that are about another document, and what that is called. */
const aboutWords: Partial<globalThis.Record<Kind, string>> = {
  credit_note: "The number of the invoice that it credits, here or in AutoCount",
  delivery_order: "The number of the order that it delivers",
};

/** Where the number of the document that it is about is typed. */
export const aboutPath = "references.0.number";

/** The head of the form of a kind, in reading order. */
export function headFields(kind: Kind): readonly DocumentField[] {
  const help = aboutWords[kind];
  const about: DocumentField[] = help === undefined ? [] : [{ path: aboutPath, type: "text", help, isRequired: true }];
  const own = documentFields[kind].filter((field) => field.only !== "record");
  // Next to number and date, and before what is rarely filled in.
  const place = own.findIndex((field) => field.path === "date") + 1;
  return [...own.slice(0, place), ...about, ...own.slice(place)];
}

/** What is asked for below the lines. */
export function footFields(kind: Kind): readonly DocumentField[] {
  return totalFields(kind).filter((field) => field.only !== "record");
}

const item: GridColumn = { name: "sku", label: "Item", type: "item", width: "11rem" };
const description: GridColumn = { name: "description", label: "Description", type: "text", width: "12rem" };
const quantity: GridColumn = { name: "quantity", label: "Quantity", type: "amount", width: "5rem" };
const uom: GridColumn = { name: "uom", label: "UOM", type: "uom", width: "5rem" };

/** The grid of a kind; null where it has no lines. */
export function gridOf(kind: Kind): EntryGrid | null {
  if (isAmong(tradeKinds, kind)) {
    const priced: GridColumn[] = [
      { name: "unitPrice", label: "Price", type: "amount", width: "6.5rem" },
      { name: "discount", label: "Discount", type: "amount", width: "5.5rem" },
      { name: "taxRate", label: "Tax %", type: "amount", width: "4rem" },
    ];
    return { list: "lines", title: "Lines", isRequired: true, columns: [{ name: "kind", label: "Kind", type: "choice", width: "6rem", choices: lineKindChoices }, item, description, quantity, uom, ...priced] };
  }
  if (kind === "stock_adjustment") {
    const more: GridColumn[] = [
      { name: "unitCost", label: "Unit cost", type: "amount", width: "6.5rem" },
      { name: "location", label: "Location", type: "location", width: "8rem" },
    ];
    return { list: "lines", title: "Lines", isRequired: true, columns: [item, description, { ...quantity, help: "With a minus it goes out of stock." }, uom, ...more] };
  }
  if (isAmong(stockKinds, kind)) return { list: "lines", title: "Lines", isRequired: true, columns: [item, description, quantity, uom] };
  if (kind === "payment") {
    const columns: GridColumn[] = [{ name: "number", label: "Invoice", type: "text", width: "12rem" }, { name: "amount", label: "Amount", type: "amount", width: "9rem" }];
    return { list: "settles", title: "Settles", isRequired: false, columns };
  }
  return null;
}
