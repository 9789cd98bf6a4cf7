import { expect, test } from "vitest";
import { bookSeed } from "#lib/sandbox/books.ts";
import { decimal, positive, reference, required, text } from "#lib/sandbox/fields.ts";
import { parseBody, writeJson } from "#lib/sandbox/json.ts";
import { readQuery } from "#lib/sandbox/resource.ts";
import type { Answer } from "#lib/sandbox/resource.ts";
import { createSandbox } from "#lib/sandbox/sandbox.ts";
import { putBook } from "#lib/sandbox/seed.ts";
import { openStore } from "#lib/sandbox/store.ts";
import { amounts, columns } from "#lib/sandbox/view.ts";
import { documentResource } from "./document.ts";
import type { DocumentSpec } from "./document-spec.ts";
import { invoice } from "./invoice.ts";

/** A quotation as the contract's section 13 has it: the invoice's header without tax date and payment, lines without account. */
const quotation: DocumentSpec = {
  ...invoice,
  path: "quotation",
  ledgerName: "quotations",
  docType: "QT",
  master: [
    ...invoice.master.filter((field) => !/^(taxDate|payment.*|toBankRate|submit.*)$/.test(field.name)),
    ...[text("yourRef"), text("validity"), text("deliveryTerm"), text("paymentTerm")],
  ],
  detail: invoice.detail.filter((field) => field.name !== "accNo"),
  autoFill: { taxCode: invoice.autoFill["taxCode"] ?? (() => null) },
};

/** A stock adjustment: nobody it is with, no prices, its own money. */
const stockAdjustment: DocumentSpec = {
  path: "stockAdjustment",
  ledgerName: "stockAdjustments",
  docType: "SA",
  master: [...invoice.master.filter((field) => ["docDate", "docNo", "docNoFormatName", "ref"].includes(field.name))],
  detail: [
    required(reference("stockCode", "Product")),
    required(reference("location", "Location")),
    decimal("qty", "quantity", "0"),
    positive(decimal("unitCost", "cost", "0")),
  ],
  party: null,
  autoFill: {},
  isDropped: (line) => line["stockCode"] === null,
  price: (draft) => draft,
  masterView: columns("docKey", "docNo", "docDate", "ref", "cancelled"),
  detailView: [...columns("seq", "stockCode", "location"), ...amounts(8, "qty", "unitCost")],
};

function callerOf(spec: DocumentSpec) {
  const sandbox = createSandbox(openStore(undefined), () => new Date("2026-02-06T00:00:00Z"), async () => undefined);
  const debtor = { accNo: "300-T004", companyName: "Teratai", currencyCode: "MYR", creditTerm: "C.O.D." };
  const bolt = { productCode: "BOLT-M8", productName: "Bolt", productType: "I", status: "A" };
  const book = putBook(sandbox, bookSeed.parse({ id: 42, keyId: "k", apiKey: "s", debtors: [debtor], products: [bolt] }), false);
  return (method: string, action: string, query: string, body?: unknown): Answer => {
    const operation = documentResource(spec).operations.find((known) => known.method === method && known.action === action);
    if (!operation) throw new Error(`${method} ${action} is not there`);
    return operation.run({
      ...{ book, store: sandbox.store, origin: "http://host", now: sandbox.clock(), takeFault: () => null },
      query: readQuery(new URLSearchParams(query)),
      body: body === undefined ? undefined : parseBody(writeJson(body)),
    });
  };
}

test("a quotation is one declaration away: it is created without account, priced, listed, changed and deleted", () => {
  const call = callerOf(quotation);
  const master = { docNo: "Q-1", docDate: "2026-02-04", debtorCode: "300-T004", debtorName: "T", creditTerm: "C.O.D.", salesLocation: "HQ" };
  const line = { productCode: "BOLT-M8", description: "Bolt", qty: 100, unitPrice: 1.35, discount: "5%", taxCode: "S-10" };
  expect(call("POST", "", "", { master, details: [line] }).headers).toEqual({ location: "http://host/42/quotation?docNo=Q-1" });
  expect(writeJson(call("GET", "", "docNo=q-1").body)).toContain('"finalTotal":141.08');
  expect(call("PUT", "", "docNo=Q-1", { master: {}, details: [{ qty: 10 }] }).status).toBe(204);
  expect(writeJson(call("GET", "listing", "page=1").body)).toContain('"finalTotal":14.10');
  expect(call("DELETE", "", "docNo=Q-1").status).toBe(204);
  expect(() => call("GET", "", "docNo=Q-1")).toThrow("Record not found.");
});

test("a stock adjustment is too, though it has no party and no prices", () => {
  const call = callerOf(stockAdjustment);
  const details = [{ stockCode: "BOLT-M8", location: "HQ", qty: -4, unitCost: 0.9 }, { qty: 0 }];
  expect(call("POST", "", "", { master: { docNo: "SA-1", docDate: "2026-02-06" }, details }).status).toBe(201);
  expect(writeJson(call("GET", "", "docNo=SA-1").body)).toContain(
    '"details":[{"seq":0,"stockCode":"BOLT-M8","location":"HQ","qty":-4.00000000,"unitCost":0.90000000}]',
  );
  const unknown = [{ stockCode: "BOLT-M8", location: "MOON", qty: 1 }];
  expect(() => call("POST", "", "", { master: { docNo: "SA-2", docDate: "2026-02-06" }, details: unknown })).toThrow(
    "Location : Location (LocationKey = MOON) not exists.",
  );
});
