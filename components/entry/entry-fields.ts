import type { Messages } from "next-intl";
import type { GridColumn } from "#components/grid/grid-column.ts";
import { lineKindChoices } from "#components/grid/line-kind-choices.ts";
import { documentFields, type DocumentField, type FieldHelp, totalFields } from "#components/records/document-fields.ts";
import { isAmong, type Kind, stockKinds, tradeKinds } from "#lib/canonical/kinds.ts";
import type { Translate } from "#messages/translate.ts";

/** A column of a form; what it is called stands under its name in the messages, what is to be said of it under `help`. */
export type EntryColumn = Omit<GridColumn, "name" | "label" | "help"> & { name: keyof Texts["columns"]; help?: keyof Texts["help"] };
type Texts = Messages["entry"]["entryFields"];

/** The rows of a form: priced lines, stock lines, or what a payment settles. */
export type EntryGrid = { list: "lines" | "settles"; columns: readonly EntryColumn[]; /** A row at least has to be filled in. */ isRequired: boolean };

/** Kinds that are about another document, and what that is called. */
const aboutWords: Partial<globalThis.Record<Kind, FieldHelp>> = {
  credit_note: "creditedInvoice",
  delivery_order: "deliveredOrder",
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

const item: EntryColumn = { name: "sku", type: "item", width: "11rem" };
const description: EntryColumn = { name: "description", type: "text", width: "12rem" };
const quantity: EntryColumn = { name: "quantity", type: "amount", width: "5rem" };
const uom: EntryColumn = { name: "uom", type: "uom", width: "5rem" };

/** The columns as the grid shows them. */
export function shownColumns(t: Translate, columns: readonly EntryColumn[]): GridColumn[] {
  return columns.map(({ help, ...column }) => ({ ...column, label: t(`entry.entryFields.columns.${column.name}`), ...(help !== undefined && { help: t(`entry.entryFields.help.${help}`) }) }));
}

/** The grid of a kind; null where it has no lines. */
export function gridOf(kind: Kind): EntryGrid | null {
  if (isAmong(tradeKinds, kind)) {
    const priced: EntryColumn[] = [
      { name: "unitPrice", type: "amount", width: "6.5rem" },
      { name: "discount", type: "amount", width: "5.5rem" },
      { name: "taxRate", type: "amount", width: "4rem" },
    ];
    return { list: "lines", isRequired: true, columns: [{ name: "kind", type: "choice", width: "6rem", choices: lineKindChoices }, item, description, quantity, uom, ...priced] };
  }
  if (kind === "stock_adjustment") {
    const more: EntryColumn[] = [
      { name: "unitCost", type: "amount", width: "6.5rem" },
      { name: "location", type: "location", width: "8rem" },
    ];
    return { list: "lines", isRequired: true, columns: [item, description, { ...quantity, help: "minusOut" }, uom, ...more] };
  }
  if (isAmong(stockKinds, kind)) return { list: "lines", isRequired: true, columns: [item, description, quantity, uom] };
  if (kind === "payment") {
    const columns: EntryColumn[] = [{ name: "number", type: "text", width: "12rem" }, { name: "amount", type: "amount", width: "9rem" }];
    return { list: "settles", isRequired: false, columns };
  }
  return null;
}
