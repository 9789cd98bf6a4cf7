import { decimal, sum, toSen } from "#lib/canonical/money.ts";

// Writes receipts under the field names of StoreHub's Open API (amounts are floats), for tests; the adapter does not know it.

export type SampleItem = { sku: string | null; name: string; price: string; quantity: string; discount?: string; tax?: string };

export type SampleReceipt = { id: string; at: Date; items: readonly SampleItem[]; serviceCharge?: { amount: string; tax: string }; rounded?: string };

/** A receipt with the products that it names beside it, as Holdpoint pulls them. */
export function sampleReceipt({ id, at, items, serviceCharge, rounded = "0.00" }: SampleReceipt, overrides: Readonly<globalThis.Record<string, unknown>> = {}) {
  const rows = items.map((item, index) => {
    const subTotal = toSen(decimal(item.price).times(item.quantity));
    const after = decimal(subTotal).minus(item.discount ?? "0");
    return { productId: `p${index}`, quantity: Number(item.quantity), unitPrice: Number(item.price), subTotal: Number(subTotal), discount: Number(item.discount ?? "0"), tax: Number(item.tax ?? "0"), total: after.toNumber(), taxCode: "SR", itemType: "", notes: "", promotions: [], selectedOptions: [] };
  });
  const subTotal = sum(rows.map((row) => String(row.subTotal)));
  const discount = sum(items.map((item) => item.discount ?? "0"));
  const tax = sum([...items.map((item) => item.tax ?? "0"), serviceCharge?.tax ?? "0"]);
  const total = subTotal.minus(discount).plus(serviceCharge?.amount ?? "0").plus(tax).plus(rounded);
  const transaction = {
    refId: id, invoiceNumber: `R-${id}`, storeId: "s1", registerId: "r1", employeeId: "e1", terminalNumber: 1, transactionType: "Sale", transactionTime: at.toISOString(),
    total: total.toNumber(), subTotal: subTotal.toNumber(), tax: tax.toNumber(), discount: discount.toNumber(), roundedAmount: Number(rounded), serviceCharge: Number(serviceCharge?.amount ?? "0"),
    seniorDiscount: 0, pwdDiscount: 0, promotions: [], items: rows, payments: [{ paymentMethod: "Cash", amount: total.toNumber() }], isCancelled: false, tableId: null, channel: "OFFLINE_PAYMENTS", ...overrides,
  };
  return { transaction, products: items.map((item, index) => ({ id: `p${index}`, name: item.name, sku: item.sku, barcode: null })) };
}
