import { aCreditNote, aLine } from "#lib/canonical/document-builder.ts";
import type { OriginalFact } from "./facts.ts";
import { returnExceedsSold } from "./return-exceeds-sold.ts";
import { anOriginal, anOriginalLine, testRule } from "./test-rule.ts";

const fixes = [{ do: "reject" as const, reason: "More is returned than was sold" }];
/** The pieces that may still come back are offered first. */
const taking = (quantity: string, label = `Take ${quantity}`) => [{ do: "set-field" as const, path: "lines.0.quantity", value: quantity, label }, ...fixes];
const of = (over: Partial<OriginalFact>) => ({ originals: new Map([["record-2", anOriginal(over)]]) });
const pieces = (quantity: string) => aCreditNote({ lines: [aLine({ quantity, amount: "10.00" })] });

testRule(returnExceedsSold, {
  passes: {
    "one of two pieces": aCreditNote(),
    "both pieces, and all the money": aCreditNote({ lines: [aLine()], total: "20.00" }),
    "the second piece, after the first": { facts: of({ credited: "10.00", lines: [anOriginalLine({ returned: "1" })] }) },
    "money alone, within what was paid": aCreditNote({ lines: [aLine({ id: "refund", kind: "fee", sku: null, itemCode: null, quantity: "1", amount: "5.00" })], total: "5.00" }),
    "money in another currency, which cannot be compared": { document: aCreditNote({ currency: "SGD", total: "90.00" }), facts: of({}) },
    "a sale that is not known, which another rule holds": { facts: { originals: new Map() } },
    "goods that the sender counts by itself: its line 1 is another line of the sale": {
      document: aCreditNote({ lines: [aLine({ id: "1", sku: "COFFEE", itemCode: "COFFEE", quantity: "3", amount: "10.00" })] }),
      facts: of({ lines: [anOriginalLine(), anOriginalLine({ id: "2", sku: "COFFEE", itemCode: "COFFEE", quantity: "3" })] }),
    },
    "one item that was sold in two lines, returned in one": {
      document: aCreditNote({ lines: [aLine({ id: "9", quantity: "3", amount: "10.00" })] }),
      facts: of({ lines: [anOriginalLine(), anOriginalLine({ id: "2" })] }),
    },
  },
  holds: {
    "three pieces of two": [
      { document: pieces("3") },
      {
        message: '3 of "Tea" would come back; 2 were sold.', what: "quantity", description: "Tea", sold: "2", before: "0", now: "3",
        fields: ["lines.0.quantity"], fixes: taking("2", "Take 2; total MYR 20.00"),
      },
    ],
    "the second credit note over the same pieces": [
      { document: pieces("2"), facts: of({ credited: "10.00", lines: [anOriginalLine({ returned: "1" })] }) },
      { message: '2 of "Tea" would come back; 2 were sold and 1 came back before.', before: "1", fields: ["lines.0.quantity"], fixes: taking("1") },
    ],
    "a fraction too much": [
      { document: pieces("2.001") },
      { message: '2.001 of "Tea" would come back; 2 were sold.', fields: ["lines.0.quantity"], fixes: taking("2", "Take 2; total MYR 20.00") },
    ],
    "the same line twice in one credit note": [
      { document: aCreditNote({ lines: [aLine({ amount: "5.00" }), aLine({ id: "1b", quantity: "1", amount: "5.00" })] }) },
      { message: '3 of "Tea" would come back; 2 were sold.', fields: ["lines.1.quantity"], fixes },
    ],
    "goods that were never sold": [
      { document: aCreditNote({ lines: [aLine({ id: "7", sku: "MUG", itemCode: "MUG", description: "Mug", quantity: "1", amount: "10.00" })] }) },
      { message: '1 of "Mug" would come back; none were sold.', sold: "0", fields: ["lines.0.quantity"], fixes },
    ],
    "a sen more than was paid": [
      { document: aCreditNote({ total: "20.01" }) },
      {
        message: "MYR 20.01 would be given back; the sale came to MYR 20.00.", what: "money", sold: "20.00", before: "0.00", now: "20.01",
        fields: ["total"], fixes,
      },
    ],
    "money on top of what was credited before": [
      { facts: of({ credited: "15.00", lines: [anOriginalLine({ returned: "1" })] }) },
      { message: "MYR 10.00 would be given back; the sale came to MYR 20.00 and MYR 15.00 were credited before.", before: "15.00", fields: ["total"], fixes },
    ],
    "too many pieces and too much money: both are said": [
      { document: aCreditNote({ lines: [aLine({ quantity: "3", amount: "30.00" })], total: "30.00" }) },
      { message: '3 of "Tea" would come back; 2 were sold.', fields: ["lines.0.quantity"], fixes: taking("2", "Take 2; total MYR 20.00") },
      { message: "MYR 30.00 would be given back; the sale came to MYR 20.00.", fields: ["total"], fixes },
    ],
  },
});
