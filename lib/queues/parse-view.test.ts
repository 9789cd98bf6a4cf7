import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { type Kind, kinds } from "#lib/canonical/kinds.ts";
import { encodeCursor } from "./cursor.ts";
import { defineFilter } from "./define-filter.ts";
import { type Columns, defineQueue } from "./define-queue.ts";
import { heldQueue } from "./held.ts";
import { parseView, type View } from "./parse-view.ts";
import { recordRows } from "./record-rows.ts";
import { queues } from "./registry.ts";
import { recordHref, viewHref, viewParams, withFilters } from "./view-href.ts";

const id = "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000";

it("reads the queue's own view from an empty URL", () => {
  expect(parseView(heldQueue, {})).toEqual({ filters: {}, sort: { column: "receivedAt", direction: "asc" }, page: { to: "first" }, limit: 50, ignored: [] });
});

it("reads filters and sort", () => {
  const view = parseView(heldQueue, { hold: "missing-sku", amountFrom: "1,234.50", sort: "-total", q: "  Tan  " });
  expect(view.filters).toEqual({ hold: "missing-sku", amountFrom: "1234.50", q: "Tan" });
  expect(view.sort).toEqual({ column: "total", direction: "desc" });
});

it.each([
  ["an amount that is none", { amountFrom: "lots" }, "amountFrom"],
  ["a date that does not exist", { from: "2026-02-30" }, "from"],
  ["a kind that is not known", { kind: "poem" }, "kind"],
  ["a column without a sort", { sort: "holds" }, "sort"],
  ["a column that is none", { sort: "constructor" }, "sort"],
  ["an SQL injection", { sort: "total; DROP TABLE record" }, "sort"],
])("leaves out and names %s", (_, params, name) => {
  const view = parseView(heldQueue, params);
  expect(view.ignored).toEqual([name]);
  expect(view.filters).toEqual({});
  expect(view.sort).toEqual(heldQueue.defaultSort);
});

it.each(kinds)("takes the kind %s, and offers it", (kind) => {
  expect(parseView(heldQueue, { kind }).filters).toEqual({ kind });
  expect(heldQueue.filters.kind.control).toMatchObject({ values: expect.arrayContaining([kind]) });
});

it("takes the first of a parameter that is given twice, and ignores what the queue does not know", () => {
  expect(parseView(heldQueue, { kind: ["invoice", "sales_order"], state: "posted" }).filters).toEqual({ kind: "invoice" });
});

describe("cursors", () => {
  const cursor = encodeCursor({ sort: { column: "total", direction: "desc" }, value: "12.50", id });

  it("are taken in the order they were made for", () => {
    expect(parseView(heldQueue, { sort: "-total", after: cursor }).page).toEqual({
      to: "after",
      cursor: { sort: { column: "total", direction: "desc" }, value: "12.50", id },
    });
  });

  it.each(["", "garbage", "e30", Buffer.from('["total","desc","1","no-uuid"]').toString("base64url")])("that are not ours (%j) lead to the first page", (after) => {
    expect(parseView(heldQueue, { sort: "-total", after }).page).toEqual({ to: "first" });
  });

  it.each([
    ["-total", "lots"],
    ["-total", "1e999999"],
    ["-total", null],
    ["receivedAt", "yesterday"],
    ["receivedAt", "2026-02-30 10:00:00+00"],
    ["receivedAt", "0000-01-01 10:00:00+00"],
    ["receivedAt", "2026-03-02 25:00:00+00"],
    ["receivedAt", "infinity"],
    ["number", "A\0B"],
  ])("forged for the order %s with %j lead to the first page", (sort, value) => {
    const column = sort.replace("-", "");
    const direction = sort.startsWith("-") ? "desc" : "asc";
    expect(parseView(heldQueue, { sort, after: encodeCursor({ sort: { column, direction }, value, id }) }).page).toEqual({ to: "first" });
  });

  it.each([
    ["total", "-12.5000"],
    ["receivedAt", "2026-03-02 02:00:00.123+00"],
    ["receivedAt", "2026-03-02 07:45:00+05:45"],
    ["number", "#1001 \u2013 caf\u00e9"],
  ])("of the order %s with %j, as the database writes it, are taken", (column, value) => {
    const cursor = { sort: { column, direction: "asc" }, value, id } as const;
    expect(parseView(heldQueue, { sort: column, after: encodeCursor(cursor) }).page).toEqual({ to: "after", cursor });
  });

  it("of another order lead to the first page", () => {
    expect(parseView(heldQueue, { sort: "total", after: cursor }).page).toEqual({ to: "first" });
  });
});

it("writes a view so that reading it gives the same view", () => {
  for (const queue of queues) {
    const view = parseView(queue, { source: "shop-1", q: "a b&c=é", sort: `-${queue.defaultSort.column}` });
    expect(parseView(queue, viewParams(queue, view))).toEqual(view);
  }
});

it("keeps the URL of the queue's own view bare", () => {
  expect(viewHref(heldQueue, parseView(heldQueue, { sort: "receivedAt" }))).toBe("/queues/held");
});

it("begins at the first page again when a filter changes, and keeps the order", () => {
  const view = parseView(heldQueue, { hold: "missing-sku", actor: "admin", sort: "-total" });
  expect(viewHref(heldQueue, withFilters(view, { hold: undefined, kind: "invoice" }))).toBe("/queues/held?actor=admin&kind=invoice&sort=-total");
});

it("takes the view along to the record", () => {
  expect(recordHref(id, heldQueue, parseView(heldQueue, { hold: "missing-sku" }))).toBe(`/records/${id}?queue=held&hold=missing-sku`);
});

it("knows the type of each filter's value", () => {
  expectTypeOf<View<typeof heldQueue>["filters"]["kind"]>().toEqualTypeOf<Kind | undefined>();
  expectTypeOf<View<typeof heldQueue>["filters"]>().not.toHaveProperty("caught");
});

it("does not compile with a default sort by a column that cannot be sorted", () => {
  const declaration = {
    id: "odd", path: "/odd", permission: "review:read", rows: recordRows, scope: null, arrivedAt: ["r.received_at"],
    filters: { q: defineFilter({ schema: z.string(), control: { type: "search", in: "records" }, where: () => "true" }) },
    columns: { number: {}, total: { sort: { sql: "r.total", type: "numeric" } } },
  } as const;
  expect(defineQueue({ ...declaration, defaultSort: { column: "total", direction: "asc" } }).id).toBe("odd");
  // @ts-expect-error "number" declares no sort
  expect(defineQueue({ ...declaration, defaultSort: { column: "number", direction: "asc" } }).id).toBe("odd");
});

it("gives every queue an id of its own, a sortable default and filters with labels", () => {
  expect(new Set(queues.map((queue) => queue.id)).size).toBe(queues.length);
  for (const queue of queues) {
    const columns: Columns = queue.columns;
    expect(columns[queue.defaultSort.column]?.sort, queue.id).toBeDefined();
    expect(Object.keys(queue.filters).every((name) => !["sort", "after", "before", "queue"].includes(name)), queue.id).toBe(true);
  }
});
