import { kinds, type Kind } from "#lib/canonical/kinds.ts";
import type { FieldLimit } from "../field-limits.ts";

/** The order's own number goes to `Remark1`, its reference to `Remark3`. An address has four lines of 40. */
const trade = (side: "customer" | "supplier", name: string): readonly FieldLimit[] => [
  { path: "number", max: 40, label: "Number" },
  { path: "description", max: 80, label: "Description" },
  { path: "reference", max: 40, label: "Reference" },
  { path: `${side}.code`, max: 12, label: `${name} code` },
  { path: `${side}.name`, max: 100, label: `${name} name` },
  { path: `${side}.email`, max: 200, label: `${name} e-mail` },
  { path: `${side}.phone`, max: 25, label: `${name} phone` },
  { path: `${side}.address`, max: 160, label: `${name} address` },
  { path: "location", max: 8, label: "Location" },
  { path: "agent", max: 12, label: "Agent" },
  { path: "lines[].itemCode", max: 30, label: "Item code" },
  { path: "lines[].description", max: 100, label: "Line description" },
  { path: "lines[].uom", max: 8, label: "UOM" },
  { path: "lines[].location", max: 8, label: "Line location" },
  { path: "lines[].taxCode", max: 14, label: "Tax code" },
];

const sale = trade("customer", "Customer");

/** What AutoCount Accounting 2.2 has room for (other-apis F.2), of the kinds that its Web API takes. */
export const webApiFieldLimits: Readonly<globalThis.Record<Kind, readonly FieldLimit[]>> = {
  sales_order: sale,
  invoice: [...sale, { path: "lines[].classification", max: 3, label: "Classification" }],
  delivery_order: sale,
  credit_note: [...sale, { path: "reason", max: 80, label: "Reason" }],
  purchase_order: trade("supplier", "Supplier"),
  stock_adjustment: [],
  stock_transfer: [],
  payment: [],
  customer: [],
  supplier: [],
  item: [],
};

/** The same as one list, each limit with its kind. */
export const webApiFieldLimitsByKind: readonly (FieldLimit & { kind: Kind })[] = kinds.flatMap((kind) => webApiFieldLimits[kind].map((limit) => ({ ...limit, kind })));
