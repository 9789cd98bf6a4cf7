import { aDocument } from "#lib/canonical/document-builder.ts";
import { duplicateKey } from "#lib/duplicates/match-key.ts";
import { duplicateLikely } from "./duplicate-likely.ts";
import type { SimilarFact } from "./facts.ts";
import { ruleSettings } from "./rule-settings.ts";
import { testRule } from "./test-rule.ts";

const twin = (over: Partial<SimilarFact> = {}): SimilarFact => ({
  recordId: "record-1", sourceId: "erp", orderId: "erp-7", kind: "invoice", docNumber: "INV-7", sourceName: "ERP", state: "ready", receivedAt: "", date: "2026-03-02",
  currency: "MYR", total: "20.00", reference: null, duplicateKey: null, lines: ["tea x 2"], ...over,
});
const beside = (over?: Partial<SimilarFact>, settings = {}) => ({ facts: { similar: new Map([["record-2", [twin(over)]]]), settings: ruleSettings.parse(settings) } });
const fixes = [{ do: "mark-duplicate" as const, of: "record-1", label: "Duplicate of INV-7 (ERP)" }];

testRule(duplicateLikely, {
  passes: {
    "nothing like it": aDocument(),
    "the next order of a regular from the same shop": beside({ sourceId: "shop-1", docNumber: "#1002" }),
    "the next order of a regular under references of their own": { ...beside({ sourceId: "shop-1", docNumber: "#1002", reference: "PO-2" }), document: aDocument({ reference: "PO-1" }) },
    "the next purchase order of the buyer, with some of the same goods": { ...beside({ lines: ["tea x 2", "mug x 1"], date: "2026-03-01", reference: "PO-100124" }), document: aDocument({ reference: "PO-100123" }) },
    "another part of the same order": beside({ sourceId: "shop-1", orderId: "order-1001", docNumber: "#1001/2" }),
    "other goods": beside({ lines: ["mug x 1"] }),
    "further apart than the company looks": beside({ date: "2026-02-26" }),
    "an exact copy, which another rule holds": beside({ duplicateKey: duplicateKey({ kind: "invoice", document: aDocument() }) }),
    "one that came later and is not booked: that one is held": beside({ recordId: "record-9" }),
    "fewer points than the company asks for": beside({}, { likelyScore: 95 }),
  },
  holds: {
    "the same sale from the ERP": [
      beside(),
      { message: "INV-7 from ERP may be the same (90 of 100 points): same amount MYR 20.00, same date, same goods.", of: "record-1", score: 90, fields: ["number"], fixes },
    ],
    "two days later": [beside({ date: "2026-02-28" }), { message: "INV-7 from ERP may be the same (80 of 100 points): same amount MYR 20.00, 2 days apart, same goods.", score: 80, fields: ["number"], fixes }],
    "the same number with something after it, from the same shop": [
      beside({ sourceId: "shop-1", docNumber: "#1001-A" }),
      { message: "#1001-A from ERP may be the same (100 of 100 points): same amount MYR 20.00, same date, same goods, number #1001-A.", score: 100, fields: ["number"], fixes: [{ do: "mark-duplicate" }] },
    ],
    "the same purchase order of the buyer, from the same shop": [
      { ...beside({ sourceId: "shop-1", docNumber: "#1002", reference: "po-1" }), document: aDocument({ reference: "PO-1" }) },
      { message: "#1002 from ERP may be the same (100 of 100 points): same amount MYR 20.00, same date, same goods, same reference PO-1.", fields: ["number"], fixes: [{ do: "mark-duplicate" }] },
    ],
    "the same reference, written otherwise": [
      { ...beside({ lines: [], reference: "PO 10 0123" }), document: aDocument({ reference: "po-100123" }) },
      { message: "INV-7 from ERP may be the same (80 of 100 points): same amount MYR 20.00, same date, same reference po-100123.", score: 80, fields: ["number"], fixes },
    ],
    "a reference with a slip of the hand, three days later": [
      { ...beside({ date: "2026-02-27", reference: "PO-100213" }), document: aDocument({ reference: "PO-100123" }) },
      { message: "INV-7 from ERP may be the same (90 of 100 points): same amount MYR 20.00, 3 days apart, same goods, reference PO-100123, nearly PO-100213.", score: 90, fields: ["number"], fixes },
    ],
    "one that came later and is booked": [
      beside({ recordId: "record-9", state: "posted" }),
      { message: "INV-7 from ERP may be the same (90 of 100 points): same amount MYR 20.00, same date, same goods.", of: "record-9", fields: ["number"], fixes: [{ do: "mark-duplicate" }] },
    ],
  },
});

