import type { Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import {
  cancelledOrder, cancelledLater, demoBuyers, discountedOrder, missingSkuOrder, newCustomerOrder, normalOrder, refundedLater, taxInclusiveOrder, threeParcels,
} from "./shopify-orders.ts";

// The samples that the checklist asks for (part 4, "Prepare sample data"), and one of each other kind of document: each is a
// name, what is sent, and what must become of it. The demo company plays them all, a test plays each by itself.

/** When and under which number a scenario is played; everything in it follows from these two. */
export type Stage = { number: number; at: Date };

export type Step =
  | { send: "shop"; topic: string; message: object }
  | { send: "erp"; message: object }
  /** Finance approves what is ready of the scenario, and AutoCount gets it. */
  | { post: true }
  /** Finance approves what is ready of the scenario, and it is not sent yet. */
  | { approve: true }
  /** Somebody else of finance corrects a field of its first record. */
  | { correct: { path: string; value: string } };

export type Expected = { kind: Kind; state: RecordState; holds?: readonly string[]; waitingFor?: string };

export type Scenario = {
  id: string;
  title: string;
  /** What a person who meets it in the demo company is asked to do. */
  task: string;
  /** The number that its first record is known by. */
  numberOf(stage: Stage): string;
  steps(stage: Stage): Step[];
  /** Its records at the end, oldest first. */
  ends: readonly Expected[];
};

export const shopNumber = ({ number }: Stage) => `#${number}`;
export const shop = (message: object, topic = "orders/paid"): Step => ({ send: "shop", topic, message });
export const erp = (externalId: string, kind: Kind, document: object): Step => ({ send: "erp", message: { records: [{ externalId, kind, document }] } });
export const dateOf = ({ at }: Stage) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
export const erpNumber = (prefix: string) => ({ number }: Stage) => `${prefix}-${number}`;

const maju = { code: "300-K001", name: "Kedai Serbaneka Maju" };
const hampers = (quantity: string, amount: string) => ({ id: "1", sku: "KR-GIFT-A", description: "Gift Hamper A", quantity, unitPrice: "168.00", amount });

export const scenarios: readonly Scenario[] = [
  {
    id: "normal-order",
    title: "Normal order",
    task: "Nothing is wrong with it: approve it.",
    numberOf: shopNumber,
    steps: (stage) => [shop(normalOrder(stage))],
    ends: [{ kind: "invoice", state: "ready" }],
  },
  {
    id: "discounted-order",
    title: "Discounted order",
    task: "A line discount and a code of 15 %: look how both stand on the lines, to the sen.",
    numberOf: shopNumber,
    steps: (stage) => [shop(discountedOrder({ ...stage, buyer: demoBuyers.weiMing }))],
    ends: [{ kind: "invoice", state: "ready" }],
  },
  {
    id: "cancelled-order",
    title: "Cancelled order, before it was booked",
    task: "The shop has cancelled it: reject it with one key.",
    numberOf: shopNumber,
    steps: (stage) => [shop(normalOrder(stage)), shop(cancelledOrder(stage), "orders/cancelled")],
    ends: [{ kind: "invoice", state: "held", holds: ["cancelled-at-source"] }],
  },
  {
    id: "cancelled-after-posting",
    title: "Cancelled order, after it was booked",
    task: "It is in AutoCount and the shop has cancelled it: accept the credit note that is proposed.",
    numberOf: shopNumber,
    steps: (stage) => [shop(normalOrder(stage)), { post: true }, shop(cancelledLater(normalOrder(stage), stage.at), "orders/cancelled")],
    ends: [{ kind: "invoice", state: "posted" }],
  },
  {
    id: "returned-order",
    title: "Returned order",
    task: "One mug came back and was refunded: the credit note is about the posted invoice. Approve it.",
    numberOf: shopNumber,
    steps: (stage) => {
      const { order, refund } = refundedLater(stage);
      return [shop(order.before), { post: true }, shop(refund, "refunds/create"), shop(order.after, "orders/updated")];
    },
    ends: [{ kind: "invoice", state: "posted" }, { kind: "credit_note", state: "ready" }],
  },
  {
    id: "partial-delivery",
    title: "Partial delivery",
    task: "One of three parcels has left: invoice what was delivered and keep the rest open.",
    numberOf: shopNumber,
    steps: (stage) => [shop(threeParcels(stage, 1))],
    ends: [{ kind: "invoice", state: "held", holds: ["partial-delivery"] }],
  },
  {
    id: "missing-sku",
    title: "Missing SKU",
    task: "AutoCount has no such item: choose the one that it stands for.",
    numberOf: shopNumber,
    steps: (stage) => [shop(missingSkuOrder(stage, `SAMPLE-${stage.number}`))],
    ends: [{ kind: "invoice", state: "held", holds: ["missing-sku"] }],
  },
  {
    id: "new-customer",
    title: "New customer",
    task: "The buyer is no debtor yet: create one, or choose the one that it is.",
    numberOf: shopNumber,
    steps: (stage) => [shop(newCustomerOrder(stage))],
    ends: [{ kind: "invoice", state: "held", holds: ["new-customer"] }],
  },
  {
    id: "branch-transfer",
    title: "Branch or warehouse transfer",
    task: "Goods go from the head office to the Penang branch: approve it.",
    numberOf: erpNumber("TRF"),
    steps: (stage) => [erp(`TRF-${stage.number}`, "stock_transfer", {
      number: `TRF-${stage.number}`, date: dateOf(stage), fromLocation: "HQ", toLocation: "PG", reason: "Weekend stock",
      lines: [{ id: "1", sku: "KR-TEA-100", description: "Teh Boh Cameronian 100s", quantity: "24" }, { id: "2", sku: "KR-MUG-01", description: "Enamel Mug", quantity: "12" }],
    })],
    ends: [{ kind: "stock_transfer", state: "ready" }],
  },
  {
    id: "tax-inclusive",
    title: "Tax scenario",
    task: "Prices with 8 % service tax inside: look at tax and total, then approve it.",
    numberOf: shopNumber,
    steps: (stage) => [shop(taxInclusiveOrder(stage))],
    ends: [{ kind: "invoice", state: "ready" }],
  },
  {
    id: "unknown-location",
    title: "Transfer to a location that AutoCount has not",
    task: "The warehouse calls it PENANG, AutoCount calls it PG: choose the location.",
    numberOf: erpNumber("TRF"),
    steps: (stage) => [erp(`TRF-${stage.number}`, "stock_transfer", {
      number: `TRF-${stage.number}`, date: dateOf(stage), fromLocation: "HQ", toLocation: "PENANG",
      lines: [{ id: "1", sku: "KR-COF-250", description: "Kopi Ipoh White Coffee 250g", quantity: "10" }],
    })],
    ends: [{ kind: "stock_transfer", state: "held", holds: ["unknown-location"] }],
  },
  {
    id: "stock-adjustment",
    title: "Stock adjustment",
    task: "Two broken honey jars and one more soap than counted: approve it.",
    numberOf: erpNumber("ADJ"),
    steps: (stage) => [erp(`ADJ-${stage.number}`, "stock_adjustment", {
      number: `ADJ-${stage.number}`, date: dateOf(stage), location: "HQ", reason: "Stock count",
      lines: [
        { id: "1", sku: "KR-HON-500", description: "Tualang Honey 500g, broken", quantity: "-2", unitCost: "41.00" },
        { id: "2", sku: "KR-SOAP-3", description: "Pandan Soap (3), found", quantity: "1", unitCost: "14.00" },
      ],
    })],
    ends: [{ kind: "stock_adjustment", state: "ready" }],
  },
  {
    id: "purchase-order",
    title: "Purchase order",
    task: "Ordered from a supplier that AutoCount knows: approve it.",
    numberOf: erpNumber("PO"),
    steps: (stage) => [erp(`PO-${stage.number}`, "purchase_order", {
      number: `PO-${stage.number}`, date: dateOf(stage), currency: "MYR", supplier: { code: "400-B001", name: "Boh Plantations Supply" }, total: "1200.00", location: "HQ",
      lines: [{ id: "1", sku: "KR-TEA-100", description: "Teh Boh Cameronian 100s", quantity: "100", unitPrice: "12.00", amount: "1200.00" }],
    })],
    ends: [{ kind: "purchase_order", state: "ready" }],
  },
  {
    id: "new-supplier",
    title: "Purchase order to a new supplier",
    task: "The supplier is no creditor yet: choose the one that it is.",
    numberOf: erpNumber("PO"),
    steps: (stage) => [erp(`PO-${stage.number}`, "purchase_order", {
      number: `PO-${stage.number}`, date: dateOf(stage), currency: "MYR", supplier: { sourceId: "V-77", name: "Kraf Rotan Temerloh" }, total: "450.00",
      lines: [{ id: "1", sku: "KR-RAT-S", description: "Rattan Basket S", quantity: "18", unitPrice: "25.00", amount: "450.00" }],
    })],
    ends: [{ kind: "purchase_order", state: "held", holds: ["new-supplier"] }],
  },
  {
    id: "return-without-invoice",
    title: "Return of something that was never invoiced",
    task: "The warehouse took goods back for an order that nobody knows: correct its number or reject it.",
    numberOf: erpNumber("RET"),
    steps: (stage) => [erp(`RET-${stage.number}`, "credit_note", {
      number: `RET-${stage.number}`, date: dateOf(stage), currency: "MYR", customer: maju, total: "168.00", reason: "Damaged", goodsReturned: true,
      references: [{ number: `ERP-INV-9${stage.number}` }], lines: [hampers("1", "168.00")],
    })],
    ends: [{ kind: "credit_note", state: "held", holds: ["return-without-invoice"] }],
  },
  {
    id: "payment",
    title: "Payment of a posted invoice",
    task: "The bank transfer settles the invoice: approve the receipt; it is knocked off in AutoCount.",
    numberOf: erpNumber("ERP-INV"),
    steps: (stage) => [
      erp(`ERP-INV-${stage.number}`, "invoice", {
        number: `ERP-INV-${stage.number}`, date: dateOf(stage), currency: "MYR", customer: maju, total: "504.00", isBilled: true, lines: [hampers("3", "504.00")],
      }),
      { post: true },
      erp(`RCPT-${stage.number}`, "payment", {
        number: `RCPT-${stage.number}`, date: dateOf(stage), currency: "MYR", customer: maju, amount: "504.00", method: "Bank transfer",
        settles: [{ externalId: `ERP-INV-${stage.number}`, amount: "504.00" }],
      }),
    ],
    ends: [{ kind: "invoice", state: "posted" }, { kind: "payment", state: "ready" }],
  },
  {
    id: "supplier-record",
    title: "New supplier record",
    task: "The ERP proposes a supplier: approve it, and AutoCount has the creditor.",
    numberOf: erpNumber("V"),
    steps: (stage) => [erp(`V-${stage.number}`, "supplier", {
      number: `V-${stage.number}`, date: dateOf(stage), code: "400-R001", name: "Rempah Asli Trading", email: "orders@rempah.example", phone: "+60120000301", currency: "MYR", creditTerm: "Net 30 days",
    })],
    ends: [{ kind: "supplier", state: "ready" }],
  },
  {
    id: "customer-record",
    title: "New customer record",
    task: "The ERP proposes a customer: approve it, and AutoCount has the debtor.",
    numberOf: erpNumber("C"),
    steps: (stage) => [erp(`C-${stage.number}`, "customer", {
      number: `C-${stage.number}`, date: dateOf(stage), code: "300-B001", name: "Butik Seri Bayu", email: "akaun@seribayu.example", phone: "+60120000302", currency: "MYR", creditTerm: "C.O.D.",
    })],
    ends: [{ kind: "customer", state: "ready" }],
  },
  {
    id: "item-record",
    title: "New item record",
    task: "The ERP proposes an item: approve it, and AutoCount has it.",
    numberOf: erpNumber("I"),
    steps: (stage) => [erp(`I-${stage.number}`, "item", {
      number: `I-${stage.number}`, date: dateOf(stage), code: "KR-GIFT-C", name: "Gift Hamper C", uom: "SET", price: "368.00",
    })],
    ends: [{ kind: "item", state: "ready" }],
  },
];
