import { heldByHand } from "./held-by-hand.ts";
import { testRule } from "./test-rule.ts";

const fields = ["number"];
const fixes = [{ do: "release-hold" as const }];
const hold = { by: "Farid", until: "2026-03-09", reason: "The buyer wants another date" };
const heldAs = (over: Partial<{ by: string; until: string | null; reason: string }>) => ({ facts: { heldByHand: new Map([["record-2", { ...hold, ...over }]]) } });

testRule(heldByHand, {
  passes: {
    "what nobody holds": {},
    "what stands beside a record that somebody holds": { facts: { heldByHand: new Map([["record-1", hold]]) } },
  },
  holds: {
    "what somebody holds until a day": [heldAs({}), { message: "Farid holds it until 2026-03-09: The buyer wants another date.", ...hold, fields, fixes }],
    "what somebody holds until it is released": [heldAs({ until: null }), { message: "Farid holds it until somebody releases it: The buyer wants another date.", until: null, fields, fixes }],
    "beyond its day, until the release of that day has come": [heldAs({ until: "2026-03-01" }), { message: "Farid holds it until 2026-03-01: The buyer wants another date.", fields, fixes }],
    "with a reason that is a sentence already": [heldAs({ reason: "Call first! " }), { message: "Farid holds it until 2026-03-09: Call first.", fields, fixes }],
    "a record of any kind": [{ kind: "item", ...heldAs({}) }, { message: "Farid holds it until 2026-03-09: The buyer wants another date.", fields, fixes }],
  },
});
