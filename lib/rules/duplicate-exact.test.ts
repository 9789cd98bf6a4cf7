import { aDocument } from "#lib/canonical/document-builder.ts";
import { duplicateKey, numberKey } from "#lib/duplicates/match-key.ts";
import { addTwin } from "#lib/duplicates/queries.ts";
import { duplicateExact } from "./duplicate-exact.ts";
import type { TwinFact } from "./facts.ts";
import { testRule } from "./test-rule.ts";
import type { Case, Expected } from "./test-rule.ts";

type Twin = ReturnType<typeof duplicateExact.check>[number];

const twin = (over: Partial<TwinFact> = {}): TwinFact => ({
  recordId: "record-1", sourceId: "shop-1", orderId: "order-7", kind: "invoice", docNumber: "#1001", sourceName: "Kedai Online", state: "held", receivedAt: "2026-03-01T02:00:00Z", ...over,
});

/** The copies of a batch, standing where the loader puts them. */
function known(twins: readonly TwinFact[], document = aDocument()): { facts: { twins: Map<string, TwinFact[]> } } {
  const found = new Map<string, TwinFact[]>();
  for (const one of twins) addTwin(found, one, duplicateKey({ kind: "invoice", document: { ...document, number: one.docNumber } }));
  return { facts: { twins: found } };
}

const fixes = [
  { do: "mark-duplicate" as const, of: "record-1", label: "Duplicate of #1001 (Kedai Online)" },
  { do: "edit-field" as const, path: "number", label: "Correct the number" },
];
const fields = ["number"];
const sameNumber = "Kedai Online has sent the number #1001 before; that record is held.";

function becameCopyOf(state: string): [Case, Expected<Twin>] {
  const message = `Kedai Online has sent the number #1001 before; that record is ${state}.`;
  return [known([twin({ recordId: "record-3", state })]), { message, of: "record-3", fields, fixes: [{ do: "mark-duplicate", of: "record-3" }, { do: "edit-field" }] }];
}

testRule(duplicateExact, {
  passes: {
    "the first of its kind": aDocument(),
    "itself, which the loader finds too": known([twin({ recordId: "record-2", orderId: "order-1001" })]),
    "the first of two copies in one batch stays free": { recordId: "record-1", orderId: "order-7", ...known([twin(), twin({ recordId: "record-2", orderId: "order-1001", state: "new" })]) },
    "an earlier part of the same order": known([twin({ orderId: "order-1001" })]),
    "an earlier part of the same order that is posted": known([twin({ orderId: "order-1001", recordId: "record-9", state: "posted" })]),
    "a later copy that is held itself": known([twin({ recordId: "record-3" })]),
    "a later copy that was reversed in the books": known([twin({ recordId: "record-3", state: "reversed" })]),
    "another shop's order with the same number, but of another buyer": {
      facts: { twins: new Map([[numberKey("shop-2", "invoice", "#1001"), [twin({ sourceId: "shop-2" })]]]) },
    },
    "two sales without a buyer match by nothing but the number of one source": {
      document: aDocument({ customer: {} }), ...known([twin({ sourceId: "shop-2" })], aDocument({ customer: {} })),
    },
  },
  holds: {
    "the same number from the same source under another id": [
      known([twin()]),
      { message: sameNumber, of: "record-1", number: "#1001", source: "Kedai Online", state: "held", why: "number", fields, fixes },
    ],
    "the second of two copies in one batch": [
      known([twin({ state: "new" }), twin({ recordId: "record-2", orderId: "order-1001", state: "new" })]),
      { message: "Kedai Online has sent the number #1001 before; that record is new.", fields, fixes },
    ],
    "the same order by another road": [
      known([twin({ sourceId: "hub-1", sourceName: "SiteGiant", docNumber: "1001", state: "posted" })]),
      {
        message: "The same buyer, number and amount came as 1001 from SiteGiant; that record is posted.", why: "content",
        fields, fixes: [{ do: "mark-duplicate", of: "record-1", label: "Duplicate of 1001 (SiteGiant)" }, { do: "edit-field", path: "number" }],
      },
    ],
    "the same order id in another source is not the same order": [
      known([twin({ sourceId: "hub-1", sourceName: "SiteGiant", orderId: "order-1001" })]),
      { message: "The same buyer, number and amount came as #1001 from SiteGiant; that record is held.", why: "content", fields, fixes: [{ do: "mark-duplicate" }, { do: "edit-field" }] },
    ],
    "an order that was copied by number and content is told once": [known([twin()]), { message: sameNumber, why: "number", fields, fixes }],
    "every earlier copy, each once": [
      { recordId: "record-3", ...known([twin(), twin({ recordId: "record-2", orderId: "order-8", sourceId: "hub-1", sourceName: "SiteGiant" })]) },
      { message: sameNumber, of: "record-1", why: "number", fields, fixes },
      { message: "The same buyer, number and amount came as #1001 from SiteGiant; that record is held.", of: "record-2", why: "content", fields, fixes: [{ of: "record-2" }, {}] },
    ],
    "an older record that was corrected into the copy of one that is approved": becameCopyOf("approved"),
    "the same of one that is being sent": becameCopyOf("posting"),
    "the same of one that may be booked": becameCopyOf("unknown"),
    "the same of one that is booked": becameCopyOf("posted"),
  },
});
