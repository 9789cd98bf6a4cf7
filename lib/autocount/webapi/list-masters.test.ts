import { afterAll, afterEach, expect, it } from "vitest";
import { startSandbox } from "#lib/sandbox/server.ts";
import { aDeadAddress, openSandboxBook } from "../sandbox-book.ts";
import { listCreditors, listDebtors, listItems, listLocations } from "./list-masters.ts";

const sandbox = await startSandbox({ port: 0 });
afterAll(() => sandbox.close());
const bolt = { productCode: "BOLT-M8", productName: "Bolt M8 x 40", productType: "I", status: "A", unit: "pcs", price: 1.5, barCode: "955", supplyTaxCode: "S-10", classificationCode: "022" };
const book = await openSandboxBook(sandbox.url, { products: [{ product: bolt, productMultiPacks: [{ multiPack: "BOX", multiPackRate: 100 }] }, { ...bolt, productCode: "OLD", status: "I" }] });
afterEach(async () => {
  await book.admin("DELETE", "faults");
  await book.change({ webApi: {} });
});

it.each([{}, { lists: "wrapped" }])("reads items with their units, debtors, creditors and locations: %o", async (webApi) => {
  await book.change({ webApi });
  const items = await listItems(book.webConnection());
  expect(items).toMatchObject({
    ok: true,
    value: [
      { code: "BOLT-M8", name: "Bolt M8 x 40", uom: "pcs", price: "1.5", barcode: "955", taxCode: "S-10", classification: "022", isActive: true, units: [{ uom: "BOX", rate: "100" }] },
      { code: "OLD", isActive: false, units: [] },
    ],
  });
  expect(await listDebtors(book.webConnection())).toMatchObject({ ok: true, value: [{ code: "300-K002" }, { code: "300-T004", name: "Teratai Hardware Sdn Bhd", currency: "MYR", creditTerm: "C.O.D.", isActive: true }] });
  expect(await listCreditors(book.webConnection())).toMatchObject({ ok: true, value: [{ code: "400-B001" }] });
  expect(await listLocations(book.webConnection())).toMatchObject({ ok: true, value: [{ code: "HQ" }, { code: "SHOP" }] });
});

it("reads again where rows came twice, and does not believe what stays so", async () => {
  await book.admin("POST", "faults", { fault: "shuffle-pages" });
  expect(await listDebtors(book.webConnection())).toMatchObject({ ok: true, value: [{}, {}] });
  await book.admin("POST", "faults", { fault: "shuffle-pages", mode: "always" });
  expect(await listDebtors(book.webConnection())).toMatchObject({ ok: false, error: { kind: "incomplete", read: 1, expected: 2 } });
});

it("says why it could not read, and takes nothing for an empty list", async () => {
  expect(await listItems(book.webConnection({ apiKey: "wrong" }))).toMatchObject({ ok: false, error: { kind: "stopped" } });
  expect(await listItems(book.webConnection({ baseUrl: `${sandbox.url}/elsewhere` }))).toMatchObject({ ok: false });
  expect(await listItems(book.webConnection({ baseUrl: await aDeadAddress() }), { tries: 1 })).toMatchObject({ ok: false, error: { kind: "unreachable" } });
});
