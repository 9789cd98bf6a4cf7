import { addDays } from "#lib/rules/accounting-date.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { demoBuyers, normalOrder } from "./shopify-orders.ts";
import { dateOf, erp, type Expected, market, type Scenario, shop, type Stage, type Step } from "./stage.ts";

// A record for each rule that none of the samples of the checklist meets, so that everybody can open one and put it right. The
// demo company plays them all; a test plays each and looks for exactly these findings.

export type RuleSample = Scenario & { rule: string };

const maju = { code: "300-K001", name: "Kedai Serbaneka Maju" };
const tea = { id: "1", sku: "KR-TEA-100", description: "Teh Boh Cameronian 100s", quantity: "10", unitPrice: "18.90", amount: "189.00" };
const mugs = (quantity: string, amount: string) => ({ id: "1", sku: "KR-MUG-01", description: "Enamel Mug", quantity, unitPrice: "22.00", amount });

type Over = { [field: string]: unknown };
type Dated = (stage: Stage) => Over;
const invoiceOf = (stage: Stage, over: Over = {}): Over => ({ number: `RULE-${stage.number}`, date: dateOf(stage), currency: "MYR", customer: maju, isBilled: true, total: "189.00", lines: [tea], ...over });

const held = (holds: readonly string[], kind: Kind = "invoice"): Expected => ({ kind, state: "held", holds });

/** A sample of one document of the ERP that only its rule (and those named beside it) holds. */
function single(rule: string, task: string, over: Over | Dated, more: { kind?: Kind; besides?: readonly string[]; after?: readonly string[]; state?: "ready" } = {}): RuleSample {
  const { kind = "invoice", besides = [], after = [], state } = more;
  const document = (stage: Stage) => (typeof over === "function" ? over(stage) : over);
  return {
    rule, id: `rule-${rule}`, title: rule, task, numberOf: ({ number }) => `RULE-${number}`,
    steps: (stage) => [erp(`RULE-${stage.number}`, kind, kind === "invoice" ? invoiceOf(stage, document(stage)) : { number: `RULE-${stage.number}`, date: dateOf(stage), ...document(stage) })],
    ends: [state === "ready" ? { kind, state } : held([...besides, rule, ...after], kind)],
  };
}

/** A sample of several messages; its first record is `RULE-<number>`. */
function story(rule: string, task: string, steps: (stage: Stage) => Step[], ends: readonly Expected[]): RuleSample {
  return { rule, id: `rule-${rule}`, title: rule, task, numberOf: ({ number }) => `RULE-${number}`, steps, ends };
}

const invoice = (stage: Stage, over: Over = {}) => erp(`RULE-${stage.number}`, "invoice", invoiceOf(stage, over));
const about = (stage: Stage) => ({ references: [{ externalId: `RULE-${stage.number}`, number: `RULE-${stage.number}` }] });
const creditNote = (stage: Stage, over: Over): Step =>
  erp(`RULE-${stage.number}-R`, "credit_note", { number: `RULE-${stage.number}-R`, date: dateOf(stage), currency: "MYR", customer: maju, reason: "Damaged", goodsReturned: true, ...about(stage), ...over });

export const ruleSamples: readonly RuleSample[] = [
  story("held-by-hand", "Finance waits for the buyer's word: release it, then approve it.", (stage) => [invoice(stage), { hold: { days: 7, reason: "The buyer wants to confirm the quantity" } }], [held(["held-by-hand"])]),
  single("inactive-item", "The old box is no longer sold: choose the new one.", { lines: [{ ...tea, sku: "KR-TEA-OLD", description: "Teh Boh Cameronian 50s", unitPrice: "11.90", amount: "119.00" }], total: "119.00" }),
  single("unknown-uom", "The ERP sells by the box: take the item's own unit.", { lines: [{ ...tea, uom: "BOX" }] }),
  single("ambiguous-sku", "Two mats have this barcode: choose the one that was sold.", { lines: [{ ...tea, sku: "9550000100990", description: "Mengkuang Mat", quantity: "2", unitPrice: "32.00", amount: "64.00" }], total: "64.00" }),
  single("ambiguous-customer", "Two debtors have this address: choose the one that buys.", { customer: { sourceId: "B-1", name: "Nasi Kandar Bersaudara", email: "bersaudara@example.com" } }),
  single("inactive-customer", "The debtor was closed: choose another or reject it.", { customer: { code: "300-X001", name: "Xtra Mart" } }),
  single("credit-limit", "RM 950 of RM 1,000 are owed: accept it with a reason, or reject it.", { customer: { code: "300-L888", name: "Lim Brothers Trading" } }),
  single("code-missing", "A new debtor without a code: enter one.", { name: "Kopitiam Muhibbah", email: "muhibbah@example.com", currency: "MYR", creditTerm: "C.O.D." }, { kind: "customer" }),
  single("customer-differs", "The ERP has another e-mail and telephone of the debtor: look whether it is the right one, and approve it.", { customer: { ...maju, email: "akaun@maju.example", phone: "+60120000999" } }, { state: "ready" }),
  single("not-obeyed", "The ERP says that it is paid, but the shop owns the payment status: look, and approve it.", { isPaid: true }, { state: "ready" }),
  story("owner-conflict", "ERP and marketplace feed name the same new item differently: take one of them, or decide on Owner conflicts.", (stage) => {
    const item = { number: `RULE-${stage.number}`, date: dateOf(stage), code: "KR-TOTE-B", name: "Batik Tote Bag", uom: "PCS", price: "45.00" };
    return [erp(`RULE-${stage.number}`, "item", item), market(`RULE-${stage.number}-M`, "item", { ...item, name: "Tote bag batik (blue)" })];
  }, [{ kind: "item", state: "ready" }, held(["owner-conflict"], "item")]),
  single("same-location", "From HQ to HQ: choose where the goods went.", { fromLocation: "HQ", toLocation: "HQ", lines: [{ id: "1", sku: "KR-COF-250", description: "Kopi Ipoh White Coffee 250g", quantity: "10" }] }, { kind: "stock_transfer" }),
  single("negative-stock", "Johor Bahru has two jars and sends ten: correct it, or accept it.", { fromLocation: "JB", toLocation: "HQ", lines: [{ id: "1", sku: "KR-HON-500", description: "Tualang Honey 500g", quantity: "10" }] }, { kind: "stock_transfer" }),
  single("not-supported", "The ERP marked it as a test: reject it.", { isTest: true }),
  single("over-delivery", "Twelve have left, ten were ordered: ask, and correct the quantity.", { lines: [{ ...tea, delivered: "12" }] }),
  single("line-mismatch", "Ten at RM 18.90 are not RM 198.00: take what they come to.", { lines: [{ ...tea, amount: "198.00" }], total: "198.00" }),
  single("negative-amount", "A mug was taken back on an invoice: it belongs on a credit note.", { lines: [tea, { ...mugs("-1", "-22.00"), id: "2" }], total: "167.00" }),
  single("zero-total", "Nothing is charged: accept it as a gift, or reject it.", { lines: [{ ...tea, kind: "fee", sku: null, description: "Sample pack, free of charge", quantity: "1", unitPrice: "0.00", amount: "0.00" }], total: "0.00" }),
  single("price-mismatch", "The decimal point moved: take AutoCount's price.", { lines: [{ ...tea, unitPrice: "1.89", amount: "18.90" }], total: "18.90" }),
  single("discount-limit", "Eighty per cent off: accept it with a reason, or correct it.", { lines: [{ ...tea, discount: "151.20", amount: "37.80" }], total: "37.80" }),
  single("rounding-sen", "Rounded on each line and rounded once the tax differs by a sen: look, and approve it.", {
    lines: ["1", "2", "3"].map((id) => ({ ...tea, id, quantity: "1", unitPrice: "16.06", amount: "16.06", tax: "1.28", taxRate: "8" })), tax: "3.84", total: "52.02",
  }, { state: "ready" }),
  single("tax-code-missing", "Taxed, and the ERP does not say at which rate: enter the tax code SV-8.", { lines: [{ ...tea, tax: "15.12" }], tax: "15.12", total: "204.12" }),
  single("tax-mismatch", "8 % of RM 189.00 are not RM 18.90: take what the rate gives, or accept it.", { lines: [{ ...tea, tax: "18.90", taxRate: "8" }], tax: "18.90", total: "207.90" }),
  single("currency-unknown", "Singapore dollars of a ringgit debtor: choose one that is kept in dollars.", { currency: "SGD", currencyRate: "3.4" }),
  single("rate-missing", "Singapore dollars without a rate: enter it.", { currency: "SGD" }, { besides: ["currency-unknown"] }),
  single("closed-period", "Its month is closed: date it today, or open the month.", (stage) => ({ date: closedDay(dateOf(stage)) })),
  single("outside-fiscal-year", "The year is mistyped: correct it.", (stage) => ({ date: addDays(dateOf(stage), 365 * 6) }), { after: ["future-date"] }),
  single("future-date", "Day and month may be swapped: correct the date.", (stage) => ({ date: addDays(dateOf(stage), 45) })),
  single("stale-record", "It is more than a year old: look whether it is booked already.", (stage) => ({ date: addDays(dateOf(stage), -380) })),
  single("delivery-without-order", "The warehouse delivered an order that nobody knows: correct its number.", { currency: "MYR", customer: maju, lines: [tea], total: "189.00", references: [{ number: "SO-UNKNOWN" }] }, { kind: "delivery_order", besides: ["not-supported"] }),
  story("return-exceeds-sold", "Five come back of three that were sold: correct the quantity.", (stage) => [
    invoice(stage, { lines: [mugs("3", "66.00")], total: "66.00" }), { post: true }, creditNote(stage, { lines: [mugs("5", "110.00")], total: "110.00" }),
  ], [{ kind: "invoice", state: "posted" }, held(["return-exceeds-sold"], "credit_note")]),
  story("out-of-order", "The return is dated before its sale: correct the date.", (stage) => [
    invoice(stage, { lines: [mugs("3", "66.00")], total: "66.00" }), { post: true }, creditNote(stage, { date: addDays(dateOf(stage), -1), lines: [mugs("1", "22.00")], total: "22.00" }),
  ], [{ kind: "invoice", state: "posted" }, held(["out-of-order"], "credit_note")]),
  story("cancelled-after-posting", "Money came for a sale that was cancelled since: decide on the cancellation first.", (stage) => [
    invoice(stage), { post: true }, invoice(stage, { isCancelled: true, cancelReason: "Customer cancelled" }),
    erp(`RULE-${stage.number}-P`, "payment", { number: `RULE-${stage.number}-P`, date: dateOf(stage), currency: "MYR", customer: maju, amount: "189.00", method: "Bank transfer", settles: [{ externalId: `RULE-${stage.number}`, amount: "189.00" }] }),
  ], [{ kind: "invoice", state: "posted" }, held(["cancelled-after-posting"], "payment")]),
  story("ledger-refused", "AutoCount does not know the agent: correct it and send it again.", (stage) => [invoice(stage, { agent: "NOBODY" }), { post: true }], [held(["ledger-refused"])]),
  story("changed-after-approval", "It was approved and corrected since: look at the difference and approve it again.", (stage) => [
    invoice(stage), { approve: true }, { correct: { path: "lines.0.quantity", value: "9" } }, { correct: { path: "total", value: "170.10" } },
  ], [{ kind: "invoice", state: "ready" }]),
  {
    rule: "duplicate-likely", id: "rule-duplicate-likely", title: "duplicate-likely", task: "The shop's order was entered in the ERP again: mark it as a duplicate.", numberOf: ({ number }) => `RULE-${number}`,
    steps: (stage) => [
      shop(normalOrder({ ...stage, buyer: demoBuyers.aisyah })),
      invoice(stage, {
        customer: { code: "300-A001", name: "Aisyah binti Rahman" }, total: "70.30",
        lines: [
          { ...tea, quantity: "2", amount: "37.80" }, { id: "2", sku: "KR-COF-250", description: "Kopi Ipoh White Coffee 250g", quantity: "1", unitPrice: "24.50", amount: "24.50" },
          { id: "3", kind: "shipping", description: "Delivery", quantity: "1", unitPrice: "8.00", amount: "8.00" },
        ],
      }),
    ],
    ends: [held(["duplicate-likely"])],
  },
  single("ledger-cannot-store", "The tea left from HQ, the mugs from Johor Bahru, and AutoCount Cloud keeps one location per invoice: choose one, or split it.", {
    location: "HQ", lines: [tea, { ...mugs("2", "44.00"), id: "2", location: "JB" }], total: "233.00",
  }),
];

/** A day in the month that the demo company has closed: six months ago. */
export function closedDay(today: string): string {
  return `${addDays(today, -183).slice(0, 7)}-15`;
}
