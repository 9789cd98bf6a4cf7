import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { partialDelivery } from "./partial-delivery.ts";
import { testRule } from "./test-rule.ts";

const fixes = [{ do: "decide-delivery" as const }];
const shipping = aLine({ id: "s", kind: "shipping", sku: null, itemCode: null, quantity: "1", unitPrice: "8.00", amount: "8.00" });

testRule(partialDelivery, {
  passes: {
    "a source that says nothing of deliveries": aDocument(),
    "everything delivered": aDocument({ lines: [aLine({ delivered: "2" })] }),
    "nothing delivered yet": aDocument({ lines: [aLine({ delivered: "0" }), aLine({ id: "2", delivered: "0.00" })] }),
    "shipping is never delivered, and nothing is missing": aDocument({ lines: [aLine({ delivered: "2" }), shipping] }),
    "what is not delivered was taken back": aDocument({ lines: [aLine({ quantity: "5", delivered: "3", removed: "2" })] }),
    "decided: what was delivered is invoiced": aDocument({ lines: [aLine({ delivered: "1" })], deliveryDecision: "invoice-delivered" }),
    "decided: the rest is closed": aDocument({ lines: [aLine({ delivered: "1" })], deliveryDecision: "close-rest" }),
    "more delivered than ordered, which is another question": aDocument({ lines: [aLine({ delivered: "3" })] }),
  },
  holds: {
    "one of two pieces": [
      aDocument({ lines: [aLine({ delivered: "1" })] }),
      {
        message: "1 of 2 pieces were delivered; the rest is open.", delivered: "1", ordered: "2", open: [{ lineId: "1", description: "Tea", quantity: "1" }],
        fields: ["lines.0.delivered"], fixes,
      },
    ],
    "one line whole, the other not at all; shipping counts for nothing": [
      aDocument({ lines: [shipping, aLine({ delivered: "2.0" }), aLine({ id: "2", description: "Honey", quantity: "3", delivered: "0" })] }),
      {
        message: "2 of 5 pieces were delivered; the rest is open.", open: [{ lineId: "2", description: "Honey", quantity: "3" }],
        fields: ["lines.2.delivered"], fixes,
      },
    ],
    "0.75 of 2.5 kg": [
      aDocument({ lines: [aLine({ quantity: "2.500", delivered: "0.75" })] }),
      { message: "0.75 of 2.5 pieces were delivered; the rest is open.", open: [{ lineId: "1", description: "Tea", quantity: "1.75" }], fields: ["lines.0.delivered"], fixes },
    ],
    "what was taken back is not open any more": [
      aDocument({ lines: [aLine({ quantity: "5", delivered: "2", removed: "1" })] }),
      { message: "2 of 4 pieces were delivered; the rest is open.", open: [{ lineId: "1", description: "Tea", quantity: "2" }], fields: ["lines.0.delivered"], fixes },
    ],
  },
});
