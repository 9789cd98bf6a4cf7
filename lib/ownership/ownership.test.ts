import { describe, expect, it } from "vitest";
import { aDocument, aLine, anAdjustment, anItem } from "#lib/canonical/document-builder.ts";
import { hasNothingToWrite } from "./contested.ts";
import { obeyed, unheededOf } from "./obeyed.ts";
import { isProposedFrom, ownedData, ownerName, speaksFor, undecidedOwnership, type OwnedData, type Owner, type Ownership } from "./ownership.ts";

const since = "2026-01-01T00:00:00.000Z";
const owners = {
  undecided: { system: "undecided" }, ledger: { system: "ledger", since }, any: { system: "any", since },
  shop: { system: "source", sourceId: "shop", name: "The shop", since }, gateway: { system: "source", sourceId: "gateway", name: "The gateway", since },
} as const satisfies Record<string, Owner>;
const owned = (data: OwnedData, owner: keyof typeof owners): Ownership => ({ ...undecidedOwnership, owners: { ...undecidedOwnership.owners, [data]: owners[owner] } });

describe("Whether what the shop says counts", () => {
  it.each([
    ["undecided", true, false, null], ["ledger", false, false, "AutoCount"], ["any", true, true, "any source"], ["shop", true, true, "The shop"], ["gateway", false, false, "The gateway"],
  ] as const)("where the owner is %s", (owner, speaks, proposes, name) => {
    for (const data of ownedData) {
      expect(speaksFor(owned(data, owner), data, "shop")).toBe(speaks);
      expect(isProposedFrom(owned(data, owner), data, "shop")).toBe(proposes);
    }
    expect(ownerName(owners[owner])).toBe(name);
  });

  it("does, whoever owns the data, where a person enters it by hand", () => {
    expect(speaksFor({ ...owned("stock", "ledger"), byHand: new Set(["shop"]) }, "stock", "shop")).toBe(true);
  });
});

describe("The document as it is judged", () => {
  const sent = aDocument({ isPaid: true, isCancelled: true, cancelReason: "customer", isDelivered: true, lines: [aLine({ delivered: "2" })], deliveries: [{ id: "d1", lines: [{ lineId: "1", quantity: "2" }] }] });
  const judge = (ownership: Ownership, spoken?: Parameters<typeof obeyed>[3]) => obeyed({ kind: "invoice", document: sent }, "shop", ownership, spoken);

  it("is what was sent, where nobody has decided or the source owns it", () => {
    expect(judge(undecidedOwnership)).toBe(sent);
    expect(judge(owned("payment-status", "shop"))).toBe(sent);
    expect(judge(owned("order-status", "any"))).toBe(sent);
  });

  it("is paid when the owner of the payment status says so, and only then", () => {
    expect(judge(owned("payment-status", "gateway"))).toMatchObject({ isPaid: false, isCancelled: true });
    expect(judge(owned("payment-status", "ledger"))).toMatchObject({ isPaid: false });
    expect(judge(owned("payment-status", "gateway"), { isPaid: true, order: null, deliveries: new Set() })).toMatchObject({ isPaid: true });
  });

  it("is cancelled and delivered when the owner of the order status says so, and only then", () => {
    expect(judge(owned("order-status", "gateway"))).toMatchObject({ isCancelled: false, cancelReason: null, isDelivered: false, isPaid: true, lines: [{ delivered: null }], deliveries: [] });
    const order = { isApproved: false, isPicked: false, isDelivered: true, isBilled: false, isCancelled: true, cancelReason: "stock" };
    expect(judge(owned("order-status", "gateway"), { isPaid: false, order, deliveries: new Set(["d1"]) })).toMatchObject({ isCancelled: true, cancelReason: "stock", isDelivered: true, lines: [{ delivered: "2" }] });
  });

  it("of a move of stock follows the owner of the order status too", () => {
    expect(obeyed({ kind: "stock_adjustment", document: anAdjustment({ isCancelled: true }) }, "shop", owned("order-status", "gateway"))).toMatchObject({ isCancelled: false });
  });

  it("tells what its source said in vain", () => {
    expect(unheededOf({ kind: "invoice", document: sent }, "shop", owned("order-status", "gateway")).map(({ says }) => says)).toEqual(["delivered", "cancelled"]);
    expect(unheededOf({ kind: "invoice", document: sent }, "shop", owned("payment-status", "ledger")).map(({ says }) => says)).toEqual(["paid"]);
    expect(unheededOf({ kind: "invoice", document: sent }, "shop", undecidedOwnership)).toEqual([]);
  });

  it("tells nothing that the owner says too, or that a person has decided", () => {
    const agrees = { isPaid: true, order: null, deliveries: new Set<string>() };
    expect(unheededOf({ kind: "invoice", document: sent }, "shop", owned("payment-status", "gateway"), agrees)).toEqual([]);
    const left = unheededOf({ kind: "invoice", document: sent }, "shop", owned("order-status", "gateway"), undefined, [{ field: "isCancelled", decision: "ignore" }]);
    expect(left.map(({ field }) => field)).toEqual(["isDelivered"]);
  });

  it("is what a person took of it, and nothing more", () => {
    const judged = (field: string, decision: "take" | "ignore") => obeyed({ kind: "invoice", document: sent }, "shop", owned("order-status", "ledger"), undefined, [{ field, decision }]);
    expect(judged("isCancelled", "take")).toMatchObject({ isCancelled: true, cancelReason: "customer", isDelivered: false, deliveries: [] });
    expect(judged("isDelivered", "take")).toMatchObject({ isCancelled: false, isDelivered: true, lines: [{ delivered: "2" }] });
    expect(judged("isCancelled", "ignore")).toMatchObject({ isCancelled: false, cancelReason: null });
    expect(obeyed({ kind: "invoice", document: sent }, "shop", owned("payment-status", "ledger"), undefined, [{ field: "isPaid", decision: "take" }])).toMatchObject({ isPaid: true });
  });
});

describe("What is only recorded", () => {
  const item = { kind: "item" as const, document: anItem({ code: "TEA", name: "Tea", uom: null, barcode: null, price: null }), recordId: "r", sourceId: "shop" };
  const known = (ledger: [string, string][], decision?: "take" | "ignore") => ({
    ledger: new Map(ledger), others: [], decisions: decision === undefined ? [] : [{ data: "item-code" as const, subject: "tea", field: "name", value: "Tea", decision }],
  });

  it.each([
    ["what AutoCount, the owner, has already", "ledger", known([["item-code name", "TEA"]]), true],
    ["what differs from it", "ledger", known([["item-code name", "Coffee"]]), false],
    ["what a person had ignored", "ledger", known([["item-code name", "Coffee"]], "ignore"), true],
    ["what a person took", "ledger", known([["item-code name", "Coffee"]], "take"), false],
    ["what the owner itself sends", "shop", known([["item-code name", "Tea"]]), false],
    ["anything where nobody has decided", "undecided", known([["item-code name", "Tea"]]), false],
  ] as const)("%s", (_title, owner, contested, expected) => {
    expect(hasNothingToWrite(item, owned("item-code", owner), contested)).toBe(expected);
  });
});
