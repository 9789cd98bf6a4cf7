import { aDocument, aLine, aPayment } from "#lib/canonical/document-builder.ts";
import { negativeAmount } from "./negative-amount.ts";
import { testRule } from "./test-rule.ts";

testRule(negativeAmount, {
  passes: {
    "a usual invoice": aDocument(),
    "a document over nothing, which another rule asks about": aDocument({ total: "0.00", lines: [aLine({ discount: "20.00", amount: "0.00" })] }),
    "rounding down": aDocument({ rounding: "-0.02", total: "19.98" }),
    "a minus before nothing": aDocument({ total: "-0.00", lines: [aLine({ quantity: "-0", amount: "-0.00" })] }),
  },
  holds: {
    "goods taken back on an invoice": [
      aDocument({ lines: [aLine(), aLine({ id: "2", quantity: "-1", amount: "-10.00" })], total: "10.00" }),
      {
        message: 'The line "Tea" comes to MYR -10.00.', what: "line", fields: ["lines.1.quantity"],
        fixes: [{ do: "edit-field", path: "lines.1.quantity", label: "Correct the quantity" }, { do: "reject" }],
      },
    ],
    "a deduction as a line": [
      aDocument({ lines: [aLine(), aLine({ id: "2", kind: "fee", description: "Voucher", quantity: "1", unitPrice: "-5.00", amount: "-5.00" })], total: "15.00" }),
      { message: 'The line "Voucher" comes to MYR -5.00.', fields: ["lines.1.unitPrice"], fixes: [{ do: "edit-field", label: "Correct the amount" }, { do: "reject" }] },
    ],
    "the whole below nothing": [
      aDocument({ total: "-0.01" }),
      { message: "The document comes to MYR -0.01.", what: "document", fields: ["total"], fixes: [{ do: "edit-field", path: "total" }, { do: "reject" }] },
    ],
    "money paid out as a receipt": [
      { kind: "payment", document: aPayment({ amount: "-20.00" }) },
      { message: "The document comes to MYR -20.00.", fields: ["amount"], fixes: [{ do: "edit-field", path: "amount" }, { do: "reject" }] },
    ],
  },
});
