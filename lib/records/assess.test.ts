import { describe, expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { triggers, type Trigger } from "#lib/canonical/kinds.ts";
import { aFacts, anOriginal, aSubject } from "#lib/rules/test-rule.ts";
import { assess, type Judged } from "./assess.ts";

const cloud = aFacts();
const onPremise = aFacts({ ledger: { name: "AutoCount on-premise", takes: new Set(["invoice", "sales_order", "customer", "item"]) } });

type Asked = Omit<Partial<Judged>, "document" | "flow"> & { document?: Partial<SalesDocumentInput>; flow?: Partial<Judged["flow"]> };

/** An unpaid, undelivered order of a shop whose flow makes invoices on payment, unless said otherwise. */
function judged({ document, flow, ...over }: Asked = {}): Judged {
  const { bookAs: _decided, ...subject } = aSubject({ document: aDocument({ isPaid: false, ...document }) });
  return { ...subject, externalId: subject.orderId, flow: { kind: "invoice", trigger: "payment", statesKind: false, ...flow }, released: false, waitsForRest: false, ...over };
}

const stands = (asked: Asked, facts = cloud) => {
  const { state, waitingFor } = assess(judged(asked), facts);
  return state === "waiting" ? `waiting for ${waitingFor}` : state;
};

describe("When the source's flow makes the document", () => {
  const paid = { isPaid: true };
  const delivered = { isDelivered: true };
  const both = { isPaid: true, isDelivered: true };
  it.each<[Trigger, Partial<SalesDocumentInput>, string]>([
    ["order_confirmation", {}, "ready"],
    ["payment", {}, "waiting for payment"],
    ["payment", delivered, "waiting for payment"],
    ["payment", paid, "ready"],
    ["delivery", {}, "waiting for delivery"],
    ["delivery", paid, "waiting for delivery"],
    ["delivery", delivered, "ready"],
    ["delivery", { lines: [aLine({ delivered: "0" })] }, "waiting for delivery"],
    ["delivery", { lines: [aLine({ delivered: "0.00" })] }, "waiting for delivery"],
    ["delivery", { lines: [aLine({ delivered: "2" })] }, "ready"],
    ["delivery", { lines: [aLine({ delivered: "1" })] }, "held"],
    ["approval", both, "waiting for approval of the order"],
    ["picking", both, "waiting for picking"],
    ["billing", both, "waiting for billing"],
  ])("on %s, with %j: %s", (trigger, document, expected) => {
    expect(stands({ document, flow: { trigger } })).toBe(expected);
  });

  it.each(triggers)("a person may release it before: %s", (trigger) => {
    expect(stands({ released: true, flow: { trigger } })).toBe("ready");
  });

  it("what waits tells no state by null, and what does not wait, for nothing", () => {
    expect(assess(judged(), cloud).waitingFor).toBe("payment");
    expect(assess(judged({ released: true }), cloud).waitingFor).toBeNull();
  });
});

describe("What the rules say of it", () => {
  const wrong = { total: "21.00", lines: [aLine({ sku: "X", itemCode: null }), aLine({ id: "2", sku: "Y", itemCode: null })] };

  it("holds it where the trigger has come, each rule and owner named once", () => {
    expect(assess(judged({ document: { ...wrong, isPaid: true } }), cloud)).toMatchObject({
      state: "held", waitingFor: null, holds: ["missing-sku", "total-mismatch"], heldFor: ["admin", "finance"],
      findings: [{ rule: "missing-sku" }, { rule: "missing-sku" }, { rule: "total-mismatch" }],
    });
  });

  it("is told already while it waits, so that people can put it right before", () => {
    expect(assess(judged({ document: wrong }), cloud)).toMatchObject({ state: "waiting", waitingFor: "payment", holds: ["missing-sku", "total-mismatch"] });
  });

  it("is nothing for a record that is ready", () => {
    expect(assess(judged({ document: { isPaid: true } }), cloud)).toEqual({ state: "ready", waitingFor: null, bookAs: "invoice", findings: [], holds: [], heldFor: [] });
  });

  it("is heard for the kind that will be booked", () => {
    const takesNothing = aFacts({ ledger: { name: "AutoCount Cloud", takes: new Set() } });
    expect(assess(judged({ kind: "sales_order", released: true }), takesNothing)).toMatchObject({ state: "held", holds: ["not-supported"], findings: [{ message: "AutoCount Cloud takes no invoice." }] });
  });
});

describe("A cancelled order", () => {
  it.each(triggers)("waits for nobody: a person closes it, whatever the trigger: %s", (trigger) => {
    const { state, holds } = assess(judged({ document: { isCancelled: true }, flow: { trigger } }), cloud);
    expect({ state, holds }).toEqual({ state: "held", holds: ["cancelled-at-source"] });
  });

  it("does not wait for the rest of its delivery either, nor as a part", () => {
    const lines = [aLine({ delivered: "1" })];
    expect(stands({ waitsForRest: true, document: { isCancelled: true, lines } })).toBe("held");
    expect(stands({ document: { isCancelled: true, part: 2, lines: [aLine({ delivered: "0" })] } })).toBe("held");
    expect(stands({ kind: "sales_order", document: { isCancelled: true } })).toBe("held");
  });
});

describe("A delivery order where AutoCount has orders and deliveries", () => {
  const book = (state: "approved" | "posted", kind: "sales_order" | "invoice" = "sales_order") =>
    aFacts({ ledger: { name: "AutoCount Accounting", takes: new Set(["invoice", "sales_order", "delivery_order"]) }, originals: new Map([["record-2", anOriginal({ kind, state, docNo: null })]]) });
  const delivery: Asked = { kind: "delivery_order" };

  it("waits until its order is posted, since it is made from it there", () => {
    expect(stands(delivery, book("approved"))).toBe("waiting for #1001 to be posted");
    expect(stands(delivery, book("posted"))).toBe("ready");
    expect(stands({ ...delivery, released: true }, book("approved"))).toBe("ready");
  });

  it("does not wait for a sale that is an invoice", () => {
    expect(stands(delivery, book("approved", "invoice"))).toBe("ready");
  });
});

describe("A delivery that comes in parts", () => {
  const lines = (...delivered: (string | null)[]) => delivered.map((one, index) => aLine({ id: String(index + 1), delivered: one }));
  const paid = (over: Partial<SalesDocumentInput>): Partial<SalesDocumentInput> => ({ isPaid: true, total: "40.00", ...over });

  it("is held for a decision, and waits once that is to wait", () => {
    expect(assess(judged({ document: paid({ lines: lines("2", "0") }) }), cloud)).toMatchObject({ state: "held", holds: ["partial-delivery"] });
    expect(stands({ waitsForRest: true, document: paid({ lines: lines("2", "0") }) })).toBe("waiting for delivery of the rest");
  });

  it("waits even where the record was released before", () => {
    expect(stands({ waitsForRest: true, released: true, document: paid({ lines: lines("2", "0") }) })).toBe("waiting for delivery of the rest");
  });

  it("goes on by itself when the rest is there", () => {
    expect(stands({ waitsForRest: true, document: paid({ lines: lines("2", "2") }) })).toBe("ready");
  });

  it("has a later part wait for its own delivery, on any trigger", () => {
    for (const trigger of triggers) {
      expect(stands({ document: paid({ part: 2, lines: lines("0", "0.000") }), flow: { trigger } })).toBe("waiting for delivery of the rest");
    }
    expect(stands({ document: paid({ part: 2, lines: lines("2", "2") }) })).toBe("ready");
    expect(stands({ document: paid({ part: 1, lines: lines("0", "0") }) })).toBe("ready");
  });

  it("has a part of which a part has come held for a decision again", () => {
    expect(stands({ document: paid({ part: 2, lines: lines("1", "0") }) })).toBe("held");
  });

  it("lets a person release a part before it is delivered", () => {
    expect(stands({ released: true, document: paid({ part: 2, lines: lines("0", "0") }) })).toBe("ready");
  });

  it("does not wait for goods that were taken back: somebody has to look at it", () => {
    expect(stands({ document: paid({ part: 2, total: "20.00", isDelivered: true, lines: [aLine({ delivered: "0", removed: "2" })] }) })).toBe("held");
  });

  it("does not wait where nothing is to be delivered: a part of charges, or of a source that does not count", () => {
    expect(stands({ document: paid({ part: 2, total: "20.00", lines: [aLine({ kind: "fee", itemCode: null, sku: null })] }) })).toBe("ready");
    expect(stands({ document: paid({ part: 2, total: "20.00", lines: lines(null) }), flow: { statesKind: true } })).toBe("ready");
  });
});

describe("A sales order", () => {
  const kind = "sales_order" as const;

  it("waits for its invoice on AutoCount Cloud, and says why", () => {
    expect(assess(judged({ kind }), cloud)).toMatchObject({
      state: "waiting", bookAs: "invoice", waitingFor: "its invoice (on payment): AutoCount Cloud takes no sales orders",
    });
    expect(stands({ kind, flow: { trigger: "delivery" } })).toBe("waiting for its invoice (on delivery): AutoCount Cloud takes no sales orders");
  });

  it("is booked there as its invoice when that trigger comes", () => {
    expect(assess(judged({ kind, document: { isPaid: true } }), cloud)).toMatchObject({ state: "ready", bookAs: "invoice" });
  });

  it("waits for billing there where the flow makes orders and says nothing of invoices", () => {
    for (const trigger of triggers) {
      const flow = { kind, trigger };
      expect(stands({ kind, flow, document: { isPaid: true, isDelivered: true } })).toBe("waiting for its invoice (on billing): AutoCount Cloud takes no sales orders");
    }
  });

  it("waits there too where the source itself says that it is an order", () => {
    expect(stands({ kind, flow: { statesKind: true, kind, trigger: "order_confirmation" } })).toContain("AutoCount Cloud takes no sales orders");
  });

  it("may be released there by a person", () => {
    expect(assess(judged({ kind, released: true, flow: { kind } }), cloud)).toMatchObject({ state: "ready", bookAs: "invoice" });
  });

  it("is booked as one where the connection takes orders, on its own trigger", () => {
    expect(assess(judged({ kind, flow: { kind, trigger: "order_confirmation" } }), onPremise)).toMatchObject({ state: "ready", bookAs: "sales_order" });
    expect(stands({ kind, flow: { kind, trigger: "payment" } }, onPremise)).toBe("waiting for payment");
  });

  it("stays one where the company has no AutoCount yet", () => {
    expect(assess(judged({ kind, flow: { kind, trigger: "order_confirmation" } }), aFacts({ ledger: null }))).toMatchObject({ state: "held", bookAs: "sales_order", holds: ["not-supported"] });
  });
});

describe("A document of which the source itself says what it is", () => {
  it.each(triggers)("is one now, whatever the flow's trigger: %s", (trigger) => {
    expect(stands({ flow: { statesKind: true, trigger } })).toBe("ready");
    expect(stands({ kind: "sales_order", flow: { statesKind: true, trigger, kind: "sales_order" } }, onPremise)).toBe("ready");
  });

  it("is one now where it tells of a delivery, though the flow's orders wait for their payment", () => {
    const takesDeliveries = aFacts({ ledger: { name: "AutoCount on-premise", takes: new Set(["invoice", "sales_order", "delivery_order"]) } });
    expect(stands({ kind: "delivery_order" }, takesDeliveries)).toBe("ready");
    expect(stands({ kind: "delivery_order", flow: { kind: "delivery_order" } }, takesDeliveries)).toBe("waiting for payment");
  });

  it("is held by the rules like any other", () => {
    expect(stands({ flow: { statesKind: true }, document: { total: "21.00" } })).toBe("held");
  });
});
