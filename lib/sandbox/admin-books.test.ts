import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aLine, anInvoice, startTestSandbox } from "./sandbox-harness.ts";
import type { TestSandbox } from "./sandbox-harness.ts";

let now = new Date("2026-02-10T04:00:00Z");
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({}, { clock: () => now });
});
afterAll(() => sandbox.running.close());
beforeEach(async () => {
  now = new Date("2026-02-10T04:00:00Z");
  await sandbox.admin("POST", "/reset", { book: 42 });
});

async function read<T>(path: string): Promise<T> {
  const answer = await sandbox.admin("GET", `/books/42${path}`);
  expect(answer.status, answer.text).toBe(200);
  return JSON.parse(answer.text) as T;
}

type Page = { counts: { kind: string; held: number }[]; documents: { docNo: string; total: string; isCancelled: boolean; modifiedBy: string }[]; next: number | null };

test("documents are paged newest first, none twice and none left out, while new ones arrive", async () => {
  for (let number = 1; number <= 5; number += 1) await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: `P-${number}` }));
  const first = await read<Page>("/documents?kind=invoice&limit=2");
  expect(first.documents.map(({ docNo }) => docNo)).toEqual(["P-5", "P-4"]);
  expect(first.counts.find(({ kind }) => kind === "invoice")?.held).toBe(5);
  await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: "P-6" }));
  const second = await read<Page>(`/documents?kind=invoice&limit=2&before=${first.next}`);
  const third = await read<Page>(`/documents?kind=invoice&limit=2&before=${second.next}`);
  expect([second, third].map(({ documents }) => documents.map(({ docNo }) => docNo))).toEqual([["P-3", "P-2"], ["P-1"]]);
  expect(third.next).toBeNull();
});

test("documents are found by what stands in number or header", async () => {
  await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: "P-1", ref: "HP:abc" }));
  await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: "P-2" }));
  expect((await read<Page>("/documents?kind=invoice&text=hp:ABC")).documents.map(({ docNo }) => docNo)).toEqual(["P-1"]);
});

test.each(["/documents?kind=gremlin", "/document?kind=invoice&docNo=none"])("%s is 404", async (path) => {
  expect((await sandbox.admin("GET", `/books/42${path}`)).status).toBe(404);
});

test("a document can be seen in full though a fault hides it from the API", async () => {
  await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: "P-1" }));
  await sandbox.fault({ fault: "stale-get", mode: "always" });
  expect((await sandbox.send("GET", "/42/invoice?docNo=P-1")).status).toBe(404);
  const shown = await read<{ document: { master: { docNo: string }; details: unknown[] } }>("/document?kind=invoice&docNo=P-1");
  expect([shown.document.master.docNo, shown.document.details.length]).toEqual(["P-1", 1]);
});

test("a locked month takes nothing and gives nothing back, in AutoCount's words, until it is unlocked", async () => {
  await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: "P-1" }));
  expect((await sandbox.admin("POST", "/books/42/periods", { month: "2026-02", isLocked: true })).status).toBe(204);
  const refused = "Transaction date 03/02/2026 is locked, you can unlock it from Tools -> Manage Fiscal Year.";
  expect((await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: "P-2" }))).message).toBe(refused);
  expect((await sandbox.send("POST", "/42/invoice/void?docNo=P-1", {})).message).toBe(refused);
  expect((await sandbox.send("PUT", "/42/invoice?docNo=P-1", { master: {} })).message).toBe(refused);
  expect((await sandbox.send("DELETE", "/42/invoice?docNo=P-1")).message).toBe(refused);
  expect((await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: "P-3", docDate: "2026-03-01" }))).status).toBe(201);
  const { periods } = await read<{ periods: { month: string; isLocked: boolean }[] }>("/state");
  expect(periods.filter(({ isLocked }) => isLocked).map(({ month }) => month)).toEqual(["2026-02"]);
  expect(periods).toHaveLength(12);
  await sandbox.admin("POST", "/books/42/periods", { month: "2026-02", isLocked: false });
  expect((await sandbox.send("POST", "/42/invoice/void?docNo=P-1", {})).status).toBe(204);
});

test("a document cannot be moved into a locked month", async () => {
  await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: "P-1", docDate: "2026-03-01" }));
  await sandbox.admin("POST", "/books/42/periods", { month: "2026-02", isLocked: true });
  expect((await sandbox.send("PUT", "/42/invoice?docNo=P-1", { master: { docDate: "2026-02-28" } })).status).toBe(400);
  await sandbox.admin("POST", "/books/42/periods", { month: "2026-02", isLocked: false });
});

test("somebody at AutoCount's screen changes and voids, under their own name and past every fault", async () => {
  await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: "P-1" }, [aLine(), aLine({ qty: 1 })]));
  await sandbox.fault({ fault: "outage", mode: "always" });
  const change = { resource: "invoice", method: "PUT", key: "P-1", userId: "MEI", body: { master: {}, details: [{}, { qty: 3 }] } };
  expect((await sandbox.admin("POST", "/books/42/act", change)).status).toBe(204);
  expect((await read<Page>("/documents?kind=invoice")).documents[0]).toMatchObject({ total: "37.95", modifiedBy: "MEI" });
  const voiding = { resource: "invoice", method: "POST", action: "void", key: "P-1", userId: "MEI", body: { voidReason: "double" } };
  expect((await sandbox.admin("POST", "/books/42/act", voiding)).status).toBe(204);
  expect((await read<Page>("/documents?kind=invoice")).documents[0]).toMatchObject({ isCancelled: true });
  expect((await sandbox.admin("POST", "/books/42/act", { resource: "gremlin", method: "POST" })).status).toBe(404);
  expect((await sandbox.admin("POST", "/books/42/act", { resource: "account", method: "POST", action: "listing" })).status).toBe(405);
});

test("a fault for some seconds ends by itself", async () => {
  await sandbox.fault({ fault: "outage", mode: "time", seconds: 30 });
  await expect(sandbox.send("GET", "/42/companyProfile")).rejects.toThrow();
  now = new Date(now.getTime() + 30_000);
  expect((await sandbox.send("GET", "/42/companyProfile")).status).toBe(200);
  expect((await sandbox.admin("POST", "/faults", { fault: "outage", mode: "time" })).status).toBe(400);
});
