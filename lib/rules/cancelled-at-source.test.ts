import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { cancelledAtSource } from "./cancelled-at-source.ts";
import { testRule } from "./test-rule.ts";

const reject = { do: "reject" as const, reason: "Taken back at the source" };

testRule(cancelledAtSource, {
  passes: {
    "an order that stands": aDocument(),
    "an order whose source says what it is worth, and it is all of it": aDocument({ currentTotal: "20.00" }),
    "a refund of nothing with nothing taken back": aDocument({ refunds: [{ id: "r1", amount: "0.00" }] }),
    "nothing taken back, written with zeros": aDocument({ lines: [aLine({ removed: "0.00" })] }),
  },
  holds: {
    "cancelled, with the source's reason": [
      aDocument({ isCancelled: true, cancelReason: "customer" }),
      {
        message: "The source has cancelled this order (customer).", whole: true, reason: "customer",
        fields: ["isCancelled"], fixes: [{ do: "reject", reason: "Cancelled at the source: customer" }],
      },
    ],
    "cancelled without a reason": [
      aDocument({ isCancelled: true }),
      { message: "The source has cancelled this order.", fields: ["isCancelled"], fixes: [{ do: "reject", reason: "Cancelled at the source" }] },
    ],
    "cancelled and refunded, said once": [
      aDocument({ isCancelled: true, lines: [aLine({ removed: "2" })], refunds: [{ id: "r1", amount: "20.00" }], currentTotal: "0.00" }),
      { message: "The source has cancelled this order.", whole: true, fields: ["isCancelled"], fixes: [{ do: "reject" }] },
    ],
    "one of two pieces taken back": [
      aDocument({ lines: [aLine({ removed: "1" })], refunds: [{ id: "r1", amount: "10.00" }], currentTotal: "10.00" }),
      {
        message: "The source has taken back 1 pieces of this order. It was worth MYR 20.00 and is now worth MYR 10.00.",
        whole: false, removed: "1", total: "20.00", left: "10.00", fields: ["lines.0.removed"], fixes: [{ do: "bill-what-is-left" }, reject],
      },
    ],
    "money given back without a piece removed": [
      aDocument({ refunds: [{ id: "r1", amount: "5.00" }], currentTotal: "15.00" }),
      {
        message: "The source has given money back on this order. It was worth MYR 20.00 and is now worth MYR 15.00.", removed: "0",
        fields: ["refunds"], fixes: [{ do: "bill-what-is-left" }, reject],
      },
    ],
    "money given back by a source that does not say what is left": [
      aDocument({ refunds: [{ id: "r1", amount: "5.00" }] }),
      { message: "The source has given money back on this order.", left: null, fields: ["refunds"], fixes: [{ do: "bill-what-is-left" }, reject] },
    ],
    "goods taken back by an edit, without any money": [
      aDocument({ lines: [aLine(), aLine({ id: "2", removed: "0.5" })], total: "40.00" }),
      { message: "The source has taken back 0.5 pieces of this order.", fields: ["lines.1.removed"], fixes: [{ do: "bill-what-is-left" }, reject] },
    ],
    "everything taken back one by one: nothing is left to bill": [
      aDocument({ lines: [aLine({ removed: "2" })], currentTotal: "0.00" }),
      { message: "The source has taken back 2 pieces of this order. It was worth MYR 20.00 and is now worth MYR 0.00.", fields: ["lines.0.removed"], fixes: [reject] },
    ],
  },
});
