import { expect, test } from "vitest";
import { byHandQuery } from "./by-hand-query.ts";
import { heldQueue } from "./held.ts";
import { parseView } from "./parse-view.ts";
import { readyQueue } from "./ready.ts";

test("a view of held records becomes an export where it asks for what cannot be booked, with its other filters and order", () => {
  const of = (query: string) => byHandQuery(heldQueue, parseView(heldQueue, new URLSearchParams(query)));
  expect(of("hold=not-supported")).toBe("hold=not-supported");
  expect(new URLSearchParams(of("hold=not-supported&from=2026-03-01&sort=number.asc") ?? "").get("from")).toBe("2026-03-01");
  expect(of("hold=missing-sku")).toBeNull();
  expect(of("")).toBeNull();
});

test("another queue is never exported by hand", () => {
  expect(byHandQuery(readyQueue, parseView(readyQueue, new URLSearchParams("hold=not-supported")))).toBeNull();
});
