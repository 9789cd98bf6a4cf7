import type { Tx } from "#lib/db/prisma.ts";
import { customerSearchText, itemSearchText } from "#lib/reference/propose-customer.ts";
import { demoItems } from "./shopify-orders.ts";

/** The items of the demo company's AutoCount book: what its shop sells, and what it stopped selling. */
export const demoItemRows = [
  ...Object.values(demoItems).map((item, index) => ({
    code: item.sku, name: item.title, price: item.price, barcode: `95500001000${String(index).padStart(2, "0")}`, uom: "PCS", isActive: true,
  })),
  { code: "KR-BALM-LG", name: "Lemongrass Balm 50ml", price: "19.90", barcode: "9550000100901", uom: "PCS", isActive: true },
  { code: "KR-BALM-EU", name: "Eucalyptus Balm 50ml", price: "19.90", barcode: "9550000100902", uom: "PCS", isActive: true },
  { code: "KR-COC-OIL", name: "Virgin Coconut Oil 350ml", price: "38.00", barcode: "9550000100903", uom: "BTL", isActive: true },
  { code: "KR-COC-SUG", name: "Coconut Sugar 500g", price: "14.50", barcode: "9550000100904", uom: "PCS", isActive: true },
  { code: "KR-GIFT-A", name: "Gift Hamper A", price: "168.00", barcode: "9550000100905", uom: "SET", isActive: true },
  { code: "KR-GIFT-B", name: "Gift Hamper B", price: "268.00", barcode: "9550000100906", uom: "SET", isActive: true },
  // What the samples of the rules need: an item that is no longer sold, and two that share a barcode.
  { code: "KR-TEA-OLD", name: "Teh Boh Cameronian 50s (old box)", price: "11.90", barcode: "9550000100907", uom: "PCS", isActive: false },
  { code: "KR-MAT-RED", name: "Mengkuang Mat, red", price: "32.00", barcode: "9550000100990", uom: "PCS", isActive: true },
  { code: "KR-MAT-BLU", name: "Mengkuang Mat, blue", price: "32.00", barcode: "9550000100990", uom: "PCS", isActive: true },
] as const;

/** Its debtors. */
export const demoCustomerRows = [
  { code: "300-A001", name: "Aisyah binti Rahman", email: "aisyah@example.com", phone: "+60120000101", currency: "MYR", creditTerm: "C.O.D.", registerNo: null },
  { code: "300-C001", name: "Cash Sales", email: null, phone: null, currency: "MYR", creditTerm: "C.O.D.", registerNo: null },
  { code: "300-T001", name: "Tan Hardware Sdn Bhd", email: "weiming@example.com", phone: "+60120000102", currency: "MYR", creditTerm: "Net 30 days", registerNo: "202001000001" },
  { code: "300-K001", name: "Kedai Serbaneka Maju", email: "maju@example.com", phone: "+60120000103", currency: "MYR", creditTerm: "Net 30 days", registerNo: "202101000002" },
  { code: "300-P001", name: "Prima Gifts Enterprise", email: "prima@example.com", phone: "+60120000104", currency: "MYR", creditTerm: "Net 30 days", registerNo: "003000001-A" },
  { code: "300-S001", name: "Sari Catering", email: "sari@example.com", phone: "+60120000105", currency: "MYR", creditTerm: "C.O.D.", registerNo: null },
  // What the samples of the rules need: two debtors of one address, one that is no longer active, one near its credit limit, one
  // linked to a tax entity, one kept in Singapore dollars.
  { code: "300-N001", name: "Nasi Kandar Bersaudara", email: "bersaudara@example.com", phone: "+60120000106", currency: "MYR", creditTerm: "C.O.D.", registerNo: null },
  { code: "300-N002", name: "Nasi Kandar Bersaudara (Catering)", email: "bersaudara@example.com", phone: "+60120000107", currency: "MYR", creditTerm: "C.O.D.", registerNo: null },
  { code: "300-X001", name: "Xtra Mart (closed)", email: null, phone: null, currency: "MYR", creditTerm: "C.O.D.", registerNo: null, isActive: false },
  { code: "300-L888", name: "Lim Brothers Trading", email: "limbrothers@example.com", phone: "+60120000108", currency: "MYR", creditTerm: "Net 30 days", registerNo: null, creditLimit: "1000.00", balance: "950.00" },
  { code: "300-G001", name: "Gemilang Events Sdn Bhd", email: "gemilang@example.com", phone: "+60120000110", currency: "MYR", creditTerm: "Net 30 days", registerNo: "201901000004", tin: "C2058444020" },
  { code: "300-M001", name: "Merlion Gifts Pte Ltd", email: "accounts@merlion-gifts.example", phone: "+6560000109", currency: "SGD", creditTerm: "Net 30 days", registerNo: null },
] as const;

/** Its creditors. */
export const demoSupplierRows = [
  { code: "400-B001", name: "Boh Plantations Supply", email: "orders@boh-supply.example", phone: "+60120000401", currency: "MYR", creditTerm: "Net 30 days", registerNo: "199001000401" },
  { code: "400-T001", name: "Temerloh Rattan Crafts", email: "sales@temerloh-rattan.example", phone: "+60120000402", currency: "MYR", creditTerm: "C.O.D.", registerNo: "201501000402" },
] as const;

/** Its stock locations: head office and two branches. */
export const demoLocationRows = [
  { code: "HQ", name: "Head office, Kuala Lumpur" },
  { code: "PG", name: "Branch Penang" },
  { code: "JB", name: "Branch Johor Bahru" },
] as const;

/** Stock that is known: the honey of one branch is nearly sold out. */
export const demoStockRows = [{ itemCode: "KR-HON-500", location: "JB", quantity: "2" }] as const;

/** Fills the mirror of AutoCount's items, debtors, creditors and locations, as a pull would. */
export async function seedMasters(tx: Pick<Tx, "item" | "customer" | "supplier" | "location" | "stockLevel">, company: number): Promise<void> {
  await tx.item.createMany({ data: demoItemRows.map((row) => ({ companyId: company, ...row, searchText: itemSearchText(row) })) });
  await tx.supplier.createMany({ data: demoSupplierRows.map((row) => ({ companyId: company, ...row, searchText: customerSearchText(row) })) });
  await tx.stockLevel.createMany({ data: demoStockRows.map((row) => ({ companyId: company, ...row })) });
  await tx.location.createMany({ data: demoLocationRows.map((row) => ({ companyId: company, ...row })) });
  await tx.customer.createMany({ data: demoCustomerRows.map((row) => ({ companyId: company, ...row, searchText: customerSearchText(row) })) });
}

/** The company issues e-invoices; at its turnover the relaxation is over. */
export async function seedEInvoices(tx: Pick<Tx, "eInvoiceSettings">, company: number): Promise<void> {
  const settings = { isOn: true, startsOn: new Date("2025-07-01"), group: "5m-25m", tin: "C2584563220", brn: "202001234567", sstNo: "W10-2408-32000068", msic: "47199", classification: "022" };
  await tx.eInvoiceSettings.create({ data: { companyId: company, ...settings } });
}

/** The same as the sandbox's admin call wants it: bodies of AutoCount's own create calls. */
export function sandboxMasters(): { taxEntities: object[]; debtors: object[]; creditors: object[]; products: object[]; locations: object[] } {
  return {
    taxEntities: linked.map(({ name, tin }) => ({ name, tin, classification: "B" })),
    debtors: demoCustomerRows.map(partyBody),
    creditors: demoSupplierRows.map(partyBody),
    locations: demoLocationRows.map(({ code, name }) => ({ location: code, description: name })),
    products: demoItemRows.map(({ code, name, price, barcode, uom, isActive }) => ({
      productCode: code, productName: name, productType: "I", status: isActive ? "A" : "I", unit: uom, price: Number(price), barCode: barcode,
    })),
  };
}

type PartyRow = (typeof demoCustomerRows | typeof demoSupplierRows)[number];

/** Debtors that are linked to a tax entity, in the order of its number. */
const linked = demoCustomerRows.filter((row) => "tin" in row);

function partyBody({ code, name, email, phone, currency, creditTerm, registerNo, ...more }: PartyRow): object {
  const place = linked.findIndex((row) => row.code === code);
  const taxEntity = place < 0 ? {} : { taxEntity: String(place + 1) };
  return { accNo: code, companyName: name, currencyCode: currency, creditTerm, emailAddress: email, phone1: phone, registerNo, isActive: !("isActive" in more), ...taxEntity };
}
