import type { CellType, GridColumn } from "#components/grid/grid-column.ts";
import { lineKindChoices } from "#components/grid/line-kind-choices.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { Translate } from "#messages/translate.ts";
import { lineFields } from "./document-fields.ts";
import type { Editing } from "./editing.ts";

type Look = { label: string; width: string; type?: CellType; choices?: GridColumn["choices"] };

const looks = (t: Translate): { readonly [field: string]: Look } => ({
  itemCode: { label: t("records.lineColumns.itemCode"), type: "item", width: "8rem" },
  description: { label: t("records.lineColumns.description"), width: "10rem" },
  quantity: { label: t("records.lineColumns.quantity"), type: "amount", width: "4rem" },
  uom: { label: t("records.lineColumns.uom"), type: "uom", width: "4.5rem" },
  unitPrice: { label: t("records.lineColumns.unitPrice"), type: "amount", width: "5.5rem" },
  unitCost: { label: t("records.lineColumns.unitCost"), type: "amount", width: "5.5rem" },
  discount: { label: t("records.lineColumns.discount"), type: "amount", width: "5rem" },
  taxRate: { label: t("records.lineColumns.taxRate"), type: "amount", width: "3.5rem" },
  tax: { label: t("records.lineColumns.tax"), type: "amount", width: "4.5rem" },
  amount: { label: t("records.lineColumns.amount"), type: "amount", width: "6rem" },
  taxCode: { label: t("records.lineColumns.taxCode"), type: "tax-code", width: "6rem" },
  location: { label: t("records.lineColumns.location"), type: "location", width: "6rem" },
  classification: { label: t("records.lineColumns.classification"), type: "classification", width: "5rem" },
  unitCode: { label: t("records.lineColumns.unitCode"), type: "unit-code", width: "5rem" },
  kind: { label: t("records.lineColumns.kind"), type: "choice", width: "6rem", choices: lineKindChoices },
  delivered: { label: t("records.lineColumns.delivered"), type: "amount", width: "5rem" },
});

/** The columns in which the lines of a record are corrected; those that this person may not change are shown. */
export function lineColumns(t: Translate, kind: Kind, editing: Editing, { hasDelivery }: { hasDelivery: boolean }): GridColumn[] {
  const fields = lineFields(kind);
  const shown = hasDelivery ? [...fields.slice(0, 3), "delivered", ...fields.slice(3)] : fields;
  return shown.flatMap((name): GridColumn[] => {
    const look = looks(t)[name];
    if (look === undefined) return [];
    return [{ name, type: "text", ...look, ...(editing.lineFields.includes(name) ? {} : { isFixed: true }) }];
  });
}
