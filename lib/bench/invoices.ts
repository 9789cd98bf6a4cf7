import { decimal, sum, toSen } from "#lib/canonical/money.ts";

/** How many masters the ground has; invoices name them by their numbers. */
export const masters = { items: 2_000, customers: 1_000 } as const;

export const itemCode = (nth: number) => `BN-${String(nth % masters.items).padStart(5, "0")}`;
export const customerCode = (nth: number) => `300-${String(nth % masters.customers).padStart(5, "0")}`;
export const itemPrice = (nth: number) => toSen(decimal("4.90").plus(decimal("1.35").times((nth % masters.items) % 97)));

/** Every so many invoices one names a SKU that nobody knows, and is held for it. */
export const heldEvery = 10;

/**
 * An invoice as an ERP sends it to the intake API, about 1.5 KB: four lines that add up, one of them with a discount.
 * The same `series` and `nth` give the same invoice.
 */
export function nativeInvoice(series: string, nth: number): { externalId: string; kind: "invoice"; document: NativeInvoice } {
  const lines = [0, 1, 2, 3].map((place) => invoiceLine(nth, place, basketOf(series)));
  return {
    externalId: `${series}-${nth}`,
    kind: "invoice",
    document: {
      number: `INV-${series}-${nth}`,
      date: "2026-03-31",
      currency: "MYR",
      customer: {
        code: customerCode(nth),
        sourceId: `C${nth % masters.customers}`,
        name: `Customer ${nth % masters.customers} Sdn Bhd`,
        email: `accounts@customer-${nth % masters.customers}.example`,
        phone: "+60120000100",
        address: `${(nth % 200) + 1} Jalan Telawi ${nth % 9}, Bangsar, Kuala Lumpur`,
        postcode: "59100",
        country: "MY",
      },
      lines,
      total: toSen(sum(lines.map((line) => line.amount))),
      reference: `PO-${series}-${nth}`,
      description: "Delivered to the branch, checked against the purchase order",
      isPaid: true,
      isDelivered: true,
    },
  };
}

export type NativeInvoice = Readonly<Record<string, unknown>> & { number: string; total: string; lines: ReturnType<typeof invoiceLine>[] };

/** Where in the list of items a series begins: a customer does not buy the same every time. */
function basketOf(series: string): number {
  return Array.from(series).reduce((mixed, letter) => (mixed * 31 + letter.charCodeAt(0)) % 1_999, 7);
}

function invoiceLine(nth: number, place: number, basket: number) {
  const item = nth * 7 + place * 131 + basket;
  const isUnknown = place === 3 && nth % heldEvery === 0;
  const quantity = String((nth + place + basket) % 9 + 1);
  const discount = place === 1 ? "1.50" : "0.00";
  return {
    id: String(place + 1),
    sku: isUnknown ? `UNKNOWN-${nth % 50}` : itemCode(item),
    description: `Item number ${item % masters.items} of the benchmark, one unit as packed`,
    quantity,
    uom: "PCS",
    unitPrice: itemPrice(item),
    discount,
    amount: toSen(decimal(itemPrice(item)).times(quantity).minus(discount)),
  };
}
