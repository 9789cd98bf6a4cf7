import { isAmong, type Kind, partyKinds, salesKinds, stockKinds, tradeKinds } from "#lib/canonical/kinds.ts";

/** How what is read is written in the document: amounts and dates are brought to their form by themselves. */
export type TargetType = "text" | "date" | "number" | "discount" | "yes-no" | "currency";

/** A field of a document that something can be mapped to. */
export type Target = {
  path: string;
  label: string;
  type: TargetType;
  /** The document cannot be made without it. */
  isRequired?: true;
  /** What to know when choosing a column for it. */
  hint?: string;
};

const text = (path: string, label: string, over: Partial<Target> = {}): Target => ({ path, label, type: "text", ...over });
const number = (path: string, label: string, over: Partial<Target> = {}): Target => ({ path, label, type: "number", ...over });
const yesNo = (path: string, label: string): Target => ({ path, label, type: "yes-no" });
const required = { isRequired: true } as const;

const head: readonly Target[] = [
  text("number", "Doc no.", { ...required, hint: "The number people know it by. Rows with the same one are one document." }),
  text("externalId", "Source's own id", { hint: "Where the source has an id that never changes; otherwise the doc no. is taken." }),
  { path: "date", label: "Date", type: "date", ...required },
  text("reference", "Their reference", { hint: "The other side's own number, such as the customer's PO." }),
  text("description", "Description"),
  text("note", "Note"),
  text("references[].number", "About document no.", { hint: "The order or invoice that this one belongs to." }),
  yesNo("isCancelled", "Cancelled"),
  text("cancelReason", "Reason of the cancellation"),
];

const party = (path: "customer" | "supplier", word: string, account: string): Target[] => [
  text(`${path}.code`, `${account} code`, { hint: "The code in AutoCount, where the file has it." }),
  text(`${path}.name`, `${word} name`),
  text(`${path}.sourceId`, `${word} id at the source`),
  text(`${path}.email`, `${word} email`),
  text(`${path}.phone`, `${word} phone`),
  text(`${path}.registerNo`, `${word} registration no.`),
  text(`${path}.tin`, `${word} TIN`),
  text(`${path}.identityType`, `${word} identity type`, { hint: "BRN, NRIC, PASSPORT or ARMY, as MyInvois writes it." }),
  text(`${path}.identityNo`, `${word} identity no.`),
  text(`${path}.sstNo`, `${word} SST no.`),
  text(`${path}.msic`, `${word} MSIC code`),
  text(`${path}.address`, `${word} address`),
  text(`${path}.postcode`, `${word} postcode`),
  text(`${path}.city`, `${word} city`),
  text(`${path}.state`, `${word} state`, { hint: "In Malaysia MyInvois' code of two digits: 10 is Selangor." }),
  text(`${path}.country`, `${word} country`),
];

const money: readonly Target[] = [
  { path: "currency", label: "Currency", type: "currency" },
  number("currencyRate", "Exchange rate"),
];

const itemLine: readonly Target[] = [
  text("lines[].id", "Line id", { hint: "Where the source numbers its lines; otherwise they are counted." }),
  text("lines[].sku", "SKU"),
  text("lines[].itemCode", "Item code", { hint: "The code in AutoCount, where the file has it." }),
  text("lines[].description", "Line description"),
];

const tradeLine: readonly Target[] = [
  ...itemLine,
  number("lines[].quantity", "Quantity", { hint: "1 where the file has none." }),
  text("lines[].uom", "UOM"),
  number("lines[].unitPrice", "Unit price", { hint: "Computed from amount and quantity where the file has none." }),
  { path: "lines[].discount", label: "Line discount", type: "discount", hint: "An amount, or a formula such as 10%, 10%+5% or 10%+5: each part goes off what the one before has left." },
  number("lines[].amount", "Line amount", { hint: "Computed from quantity, price and discount where the file has none." }),
  number("lines[].tax", "Line tax"),
  number("lines[].taxRate", "Line tax rate (%)"),
  text("lines[].taxCode", "Tax code"),
  text("lines[].classification", "Classification code", { hint: "Three digits of MyInvois, such as 022." }),
  text("lines[].unitCode", "MyInvois unit code", { hint: "Such as H87 for pieces; not AutoCount's UOM." }),
  text("lines[].location", "Line location"),
  number("lines[].delivered", "Delivered quantity"),
];

const trade: readonly Target[] = [
  number("total", "Total", { ...required, hint: "What is owed for the document as the source says it." }),
  number("tax", "Document tax", { hint: "Of the whole document; spread over the lines where they have none." }),
  number("discount", "Document discount", { hint: "Taken off the whole document; spread over the lines." }),
  number("rounding", "Rounding"),
  number("lines[shipping].amount", "Shipping", { hint: "Becomes a line of its own." }),
  number("lines[fee].amount", "Fee", { hint: "Becomes a line of its own." }),
  number("lines[tip].amount", "Tip", { hint: "Becomes a line of its own." }),
  yesNo("taxInclusive", "Tax is inside the prices"),
  text("location", "Location"),
  text("agent", "Agent"),
  yesNo("isPaid", "Paid"),
  yesNo("isApproved", "Approved"),
  yesNo("isPicked", "Picked"),
  yesNo("isDelivered", "Delivered"),
  yesNo("isBilled", "Billed"),
];

const stockLine: readonly Target[] = [
  ...itemLine,
  number("lines[].quantity", "Quantity", { ...required, hint: "Of an adjustment with its sign: minus takes out of stock." }),
  text("lines[].uom", "UOM"),
  number("lines[].unitCost", "Unit cost"),
];

const stockEnd: readonly Target[] = [text("reason", "Reason"), yesNo("isApproved", "Approved"), yesNo("isPicked", "Picked"), yesNo("isDelivered", "Delivered")];

/** A master's number is its code or name, and its date does not matter; neither is asked for. */
const masterHead: readonly Target[] = [
  text("externalId", "Source's own id", { hint: "Where the source has an id that never changes; otherwise the code or name is taken." }),
  text("description", "Description"),
  text("note", "Note"),
  yesNo("isActive", "Active"),
];

const partyMaster = (account: string): Target[] => [
  text("name", "Name", required),
  text("code", `${account} code`),
  text("sourceId", "Id in the source's orders"),
  text("registerNo", "Registration no."),
  text("tin", "TIN"),
  text("identityType", "Identity type"),
  text("identityNo", "Identity no."),
  text("sstNo", "SST no."),
  text("msic", "MSIC code"),
  text("email", "Email"),
  text("phone", "Phone"),
  text("address", "Address"),
  text("postcode", "Postcode"),
  text("city", "City"),
  text("state", "State code"),
  text("country", "Country"),
  { path: "currency", label: "Currency", type: "currency" },
  text("creditTerm", "Credit term"),
  text("agent", "Agent"),
  ...masterHead,
];

const item: readonly Target[] = [
  text("name", "Item name", required),
  text("code", "Item code"),
  text("sku", "SKU"),
  text("barcode", "Barcode"),
  text("uom", "UOM"),
  number("price", "Selling price"),
  number("cost", "Cost"),
  text("taxCode", "Tax code"),
  text("classification", "Classification code"),
  text("category", "Category"),
  ...masterHead,
];

const payment: readonly Target[] = [
  ...head.filter(({ path }) => path !== "references[].number"),
  ...money,
  ...party("customer", "Customer", "Debtor"),
  number("amount", "Amount received", required),
  number("fee", "Fee kept by the gateway"),
  text("method", "Method"),
  text("transactionId", "Transaction id"),
  text("settles[].number", "Knocked-off doc no."),
  number("settles[].amount", "Knocked-off amount"),
];

/** What can be mapped to for a kind of document, what must be there first. */
export function targetsOf(kind: Kind): readonly Target[] {
  const found = listed.get(kind) ?? list(kind);
  listed.set(kind, found);
  return found;
}
const listed = new Map<Kind, readonly Target[]>();

function list(kind: Kind): readonly Target[] {
  if (isAmong(tradeKinds, kind)) {
    const other = isAmong(salesKinds, kind) ? party("customer", "Customer", "Debtor") : party("supplier", "Supplier", "Creditor");
    const own: Target[] =
      kind === "credit_note" ? [text("reason", "Reason"), yesNo("goodsReturned", "Goods came back")]
      : kind === "purchase_order" ? [{ path: "expectedDate", label: "Wanted by", type: "date" }]
      : [];
    const eInvoice: Target[] = isAmong(salesKinds, kind)
      ? [
          text("eInvoice", "E-invoice", { hint: "individual, consolidated or none; where the file says nothing, the settings decide." }),
          text("references[].eInvoiceId", "E-invoice id of the document it is about"),
        ]
      : [];
    return [...head, ...other, ...tradeLine, ...trade, ...own, ...eInvoice, ...money];
  }
  if (isAmong(stockKinds, kind)) {
    const places = kind === "stock_transfer"
      ? [text("fromLocation", "From location"), text("toLocation", "To location")]
      : [text("location", "Location"), text("lines[].location", "Line location")];
    return [...head, ...stockLine, ...places, ...stockEnd];
  }
  if (isAmong(partyKinds, kind)) return partyMaster(kind === "customer" ? "Debtor" : "Creditor");
  return kind === "item" ? item : payment;
}

/** The target of a kind at a path; undefined where it has none. */
export function targetAt(kind: Kind, path: string): Target | undefined {
  return targetsOf(kind).find((target) => target.path === path);
}
