import type { CellType, GridColumn } from "#components/grid/grid-column.ts";
import { lineKindChoices } from "#components/grid/line-kind-choices.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { lineFields } from "./document-fields.ts";
import type { Editing } from "./editing.ts";

type Look = { label: string; width: string; type?: CellType; choices?: GridColumn["choices"] };

const looks: { readonly [field: string]: Look } = {
  itemCode: { label: "Item", type: "item", width: "8rem" },
  description: { label: "Description", width: "10rem" },
  quantity: { label: "Qty", type: "amount", width: "4rem" },
  uom: { label: "UOM", type: "uom", width: "4.5rem" },
  unitPrice: { label: "Price", type: "amount", width: "5.5rem" },
  unitCost: { label: "Unit cost", type: "amount", width: "5.5rem" },
  discount: { label: "Discount", type: "amount", width: "5rem" },
  taxRate: { label: "Tax %", type: "amount", width: "3.5rem" },
  tax: { label: "Tax", type: "amount", width: "4.5rem" },
  amount: { label: "Amount", type: "amount", width: "6rem" },
  taxCode: { label: "Tax code", type: "tax-code", width: "6rem" },
  location: { label: "Location", type: "location", width: "6rem" },
  classification: { label: "Class", type: "classification", width: "5rem" },
  unitCode: { label: "Unit code", type: "unit-code", width: "5rem" },
  kind: { label: "Kind", type: "choice", width: "6rem", choices: lineKindChoices },
  delivered: { label: "Delivered", type: "amount", width: "5rem" },
};

/** The columns in which the lines of a record are corrected; those that this person may not change are shown. */
export function lineColumns(kind: Kind, editing: Editing, { hasDelivery }: { hasDelivery: boolean }): GridColumn[] {
  const fields = lineFields(kind);
  const shown = hasDelivery ? [...fields.slice(0, 3), "delivered", ...fields.slice(3)] : fields;
  return shown.flatMap((name): GridColumn[] => {
    const look = looks[name];
    if (look === undefined) return [];
    return [{ name, type: "text", ...look, ...(editing.lineFields.includes(name) ? {} : { isFixed: true }) }];
  });
}
