import { expect, it } from "vitest";
import { aDocument } from "#lib/canonical/document-builder.ts";
import { setApart } from "./apart.ts";

const record = (id: string, code: string | null, more: { orderId?: string; parentId?: string } = {}) => {
  const document = aDocument();
  return { id, sourceId: "shop", orderId: more.orderId ?? id, parentId: more.parentId ?? null, kind: "invoice" as const, document: { ...document, customer: { ...document.customer, code } } };
};
const ids = (groups: readonly { id: string }[][]) => groups.map((group) => group.map(({ id }) => id));

it("takes all together where none is about another, whoever buys", () => {
  expect(ids(setApart([record("1", "300-A001"), record("2", "300-A001"), record("3", null)], new Set()))).toEqual([["1", "2", "3"]]);
});

it("judges each sale of a debtor with a credit limit after the ones before it", () => {
  expect(ids(setApart([record("1", "300-A001"), record("2", "300-B002"), record("3", "300-A001"), record("4", "300-A001")], new Set(["300-A001"])))).toEqual([["1", "2"], ["3"], ["4"]]);
});

it("judges what is about the same sale one after the other: its parts, and what hangs on it", () => {
  const sale = record("1", null);
  expect(ids(setApart([sale, record("2", null, { orderId: "1" }), record("3", null, { parentId: "1" }), record("4", null)], new Set()))).toEqual([["1", "4"], ["2", "3"]]);
  expect(ids(setApart([record("2", null, { parentId: "1" }), record("3", null, { parentId: "1" })], new Set()))).toEqual([["2"], ["3"]]);
});

it("nothing is nobody", () => {
  expect(setApart([], new Set(["300-A001"]))).toEqual([]);
});
