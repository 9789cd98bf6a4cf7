import { expect, it } from "vitest";
import { enteredBy, enteredHeaders, manualTopic } from "./entered-by.ts";

const headers = enteredHeaders({ id: "0190a1b2-0000-7000-8000-000000000001", name: "Zoë Tan" });

it("knows who has entered a delivery by hand", () => {
  expect(enteredBy({ topic: manualTopic("invoice"), headers }, "native")).toEqual({ id: "0190a1b2-0000-7000-8000-000000000001", name: "Zoë Tan" });
});

it("takes nobody's word for it who sends from outside", () => {
  expect(enteredBy({ topic: "manual/invoice", headers }, "shopify")).toBeNull();
  expect(enteredBy({ topic: "holdpoint/intake", headers }, "native")).toBeNull();
  expect(enteredBy({ topic: null, headers }, "native")).toBeNull();
});
