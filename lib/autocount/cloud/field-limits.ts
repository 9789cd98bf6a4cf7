import { kinds, type Kind } from "#lib/canonical/kinds.ts";
import type { FieldLimit } from "../field-limits.ts";

const head: readonly FieldLimit[] = [
  { path: "number", max: 40, label: "Number" },
  { path: "description", max: 80, label: "Description" },
];

const lineTexts: readonly FieldLimit[] = [
  { path: "lines[].itemCode", max: 20, label: "Item code" },
  { path: "lines[].description", max: 100, label: "Line description" },
];

const tradeLines: readonly FieldLimit[] = [...lineTexts, { path: "lines[].uom", max: 8, label: "UOM" }];

/** The order's own number goes to `remark1`, its reference to each line's PO number (cloud-api 11). */
const sale: readonly FieldLimit[] = [
  ...head,
  { path: "reference", max: 50, label: "Reference" },
  ...partyTexts("customer", "Customer"),
  ...tradeLines,
];

const stock: readonly FieldLimit[] = [
  ...head,
  { path: "reference", max: 40, label: "Reference" },
  ...lineTexts,
];

const partyMaster = (name: string): readonly FieldLimit[] => [
  { path: "code", max: 12, label: `${name} code` },
  { path: "name", max: 100, label: `${name} name` },
  { path: "registerNo", max: 25, label: "Registration number" },
  { path: "sstNo", max: 20, label: "SST number" },
  { path: "email", max: 255, label: "E-mail" },
  { path: "phone", max: 25, label: "Phone" },
  { path: "address", max: 200, label: "Address" },
  { path: "postcode", max: 10, label: "Postcode" },
];

/**
 * What AutoCount Cloud takes of a document's texts (cloud-api 11 to 21). A longer one is held, never cut: a cut name or
 * address is a wrong one, and nobody would know.
 */
export const cloudFieldLimits: Readonly<globalThis.Record<Kind, readonly FieldLimit[]>> = {
  sales_order: sale,
  invoice: sale,
  delivery_order: sale,
  credit_note: [...sale, { path: "reason", max: 80, label: "Reason" }],
  purchase_order: [
    ...head,
    { path: "reference", max: 40, label: "Reference" },
    ...partyTexts("supplier", "Supplier"),
    ...tradeLines,
  ],
  // An adjustment has no field for its reason: it goes to a remark.
  stock_adjustment: [...stock, { path: "reason", max: 40, label: "Reason" }],
  stock_transfer: [...stock, { path: "reason", max: 80, label: "Reason" }],
  payment: [
    { path: "description", max: 80, label: "Description" },
    { path: "customer.code", max: 12, label: "Customer code" },
    { path: "customer.name", max: 100, label: "Customer name" },
  ],
  customer: partyMaster("Customer"),
  supplier: partyMaster("Supplier"),
  // On-premise item codes may be longer.
  item: [
    { path: "code", max: 20, label: "Item code" },
    { path: "name", max: 100, label: "Item name" },
    { path: "uom", max: 8, label: "UOM" },
    { path: "barcode", max: 30, label: "Barcode" },
    { path: "classification", max: 5, label: "Classification" },
  ],
};

/** The same as one list, each limit with its kind: what the rules are given for a batch of many kinds. */
export const cloudFieldLimitsByKind: readonly (FieldLimit & { kind: Kind })[] = kinds.flatMap((kind) =>
  cloudFieldLimits[kind].map((limit) => ({ ...limit, kind })),
);

function partyTexts(field: "customer" | "supplier", name: string): FieldLimit[] {
  return [
    { path: `${field}.code`, max: 12, label: `${name} code` },
    { path: `${field}.name`, max: 100, label: `${name} name` },
    { path: `${field}.email`, max: 255, label: `${name} e-mail` },
    { path: `${field}.phone`, max: 25, label: `${name} phone` },
    { path: `${field}.address`, max: 200, label: `${name} address` },
  ];
}
