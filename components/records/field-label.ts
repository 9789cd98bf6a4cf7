const labels: { readonly [field: string]: string } = {
  number: "Number",
  date: "Date",
  currency: "Currency",
  currencyRate: "Exchange rate",
  taxInclusive: "Prices include tax",
  customer: "Buyer",
  "customer.code": "Debtor",
  "customer.sourceId": "Buyer's id at the source",
  "customer.name": "Buyer",
  supplier: "Supplier",
  "supplier.code": "Creditor",
  "supplier.sourceId": "Supplier's id at the source",
  "supplier.name": "Supplier",
  rounding: "Rounding",
  tax: "Tax",
  total: "Total",
  amount: "Amount",
  fee: "Fee kept",
  method: "Paid by",
  transactionId: "Transaction",
  settles: "Settles",
  reference: "Reference",
  references: "About",
  invoiceNo: "Invoice no.",
  description: "Description",
  note: "Note",
  location: "Location",
  fromLocation: "From",
  toLocation: "To",
  agent: "Agent",
  expectedDate: "Wanted on",
  reason: "Reason",
  goodsReturned: "Goods came back",
  lines: "Lines",
  deliveries: "Deliveries",
  refunds: "Refunds",
  isPaid: "Paid",
  isApproved: "Approved at the source",
  isPicked: "Picked",
  isDelivered: "Delivered",
  isBilled: "Billed",
  isCancelled: "Cancelled",
  cancelReason: "Reason of cancellation",
  currentTotal: "Worth now",
  isTest: "Test order",
  part: "Part",
  deliveryDecision: "Decision on the delivery",
  billedWithout: "Billed without these refunds",
  unmapped: "Other content",
  code: "Code",
  name: "Name",
  sourceId: "Id at the source",
  email: "E-mail",
  phone: "Phone",
  registerNo: "Register no.",
  tin: "TIN",
  identityType: "Identity type",
  identityNo: "Identity no.",
  sstNo: "SST no.",
  msic: "MSIC",
  address: "Address",
  postcode: "Postcode",
  city: "City",
  state: "State",
  country: "Country",
  creditTerm: "Credit term",
  isActive: "Active",
  sku: "SKU",
  barcode: "Barcode",
  uom: "UOM",
  price: "Price",
  cost: "Cost",
  taxCode: "Tax code",
  eInvoice: "E-invoice",
  eInvoiceId: "E-invoice id",
  classification: "Classification",
  category: "Category",
};

const lineLabels: { readonly [field: string]: string } = {
  kind: "kind",
  sku: "SKU",
  itemCode: "item",
  description: "description",
  quantity: "quantity",
  uom: "UOM",
  unitPrice: "price",
  discount: "discount",
  amount: "amount",
  tax: "tax",
  taxRate: "tax rate",
  taxCode: "tax code",
  classification: "classification",
  unitCode: "MyInvois unit",
  unitCost: "unit cost",
  location: "location",
  delivered: "delivered",
  removed: "taken back",
};

/** What people call a field of a document: "lines.2.quantity" is "Line 3, quantity". */
export function fieldLabel(path: string): string {
  const line = /^lines\.(\d+)(?:\.(.+))?$/.exec(path);
  if (line !== null) {
    const number = `Line ${Number(line[1]) + 1}`;
    return line[2] === undefined ? number : `${number}, ${lineLabels[line[2]] ?? line[2]}`;
  }
  const [head = "", ...rest] = path.split(".");
  // "customer.email" is an e-mail; which party's, the place on the screen says.
  if (head === "references" && rest[1] === "eInvoiceId") return "E-invoice id of the original";
  const own = head === "customer" || head === "supplier" ? labels[rest.join(".")] : undefined;
  return labels[path] ?? own ?? labels[head] ?? path;
}

/** The same with a small letter, for the middle of a sentence. */
export function fieldInSentence(path: string): string {
  const label = fieldLabel(path);
  return /^[A-Z][a-z]/.test(label) ? label[0]?.toLowerCase() + label.slice(1) : label;
}

/** Codes that stand in documents, in words. */
const codes: { readonly [code: string]: string } = { "invoice-delivered": "invoice what was delivered", "close-rest": "close the rest", individual: "to the buyer", consolidated: "consolidated", none: "not from here" };

/** A code that stands in documents, in words; the code itself where there are none. */
export function codeText(code: string): string {
  return Object.hasOwn(codes, code) ? (codes[code] ?? code) : code;
}

/** The value of a field for reading in a list of changes. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "empty";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return codeText(value);
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "none" : `${value.length} ${value.length === 1 ? "entry" : "entries"}`;
  const { description, quantity, name, amount } = value as { [key: string]: unknown };
  const parts = [quantity === undefined ? null : `${valueText(quantity)} ×`, description ?? name, amount].filter((part) => part !== null && part !== undefined);
  return parts.length > 0 ? parts.map(String).join(" ") : JSON.stringify(value);
}
