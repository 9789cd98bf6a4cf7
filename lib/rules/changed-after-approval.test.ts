import { aDocument } from "#lib/canonical/document-builder.ts";
import { changedAfterApproval } from "./changed-after-approval.ts";
import { testRule } from "./test-rule.ts";

const approved = (changes: { path: string; old: unknown; new: unknown }[]) => ({ facts: { approvedBefore: new Map([["record-2", { revision: 1, by: "Farid", changes }]]) } });
const total = { path: "total", old: "10.00", new: "20.00" };

testRule(changedAfterApproval, {
  passes: {
    "never approved": aDocument(),
    "approved, and nothing of value has changed since": approved([]),
  },
  holds: {
    "a raised total": [approved([total]), { message: "Farid approved revision 1; since then one value has changed: total from 10.00 to 20.00.", revision: 1, by: "Farid", fields: ["total"], fixes: [{ do: "set-field", path: "total", value: "10.00", label: "Take back total 10.00" }] }],
    "a line that came and one that went": [
      approved([{ path: "lines.0", old: null, new: { id: "1" } }, { path: "lines.7", old: { id: "9" }, new: null }]),
      { message: "Farid approved revision 1; since then 2 values have changed: lines.0 from nothing to a line, lines.7 from a line to nothing.", fields: ["lines.0"], fixes: [] },
    ],
    "more than a sentence holds": [
      approved([total, { ...total, path: "tax" }, { ...total, path: "rounding" }, { ...total, path: "currency" }]),
      {
        message: "Farid approved revision 1; since then 4 values have changed: total from 10.00 to 20.00, tax from 10.00 to 20.00, rounding from 10.00 to 20.00 and more.", fields: ["total", "tax", "rounding", "currency"],
        fixes: [
          { do: "set-field", path: "total", value: "10.00", label: "Take back all values as they were approved", also: [{ path: "tax", value: "10.00" }, { path: "rounding", value: "10.00" }, { path: "currency", value: "10.00" }] },
          { do: "set-field", path: "total", value: "10.00" }, { do: "set-field", path: "tax", value: "10.00" }, { do: "set-field", path: "rounding", value: "10.00" },
        ],
      },
    ],
    "a value beside a line that went: only the value can be taken back": [
      approved([total, { path: "lines.7", old: { id: "9" }, new: null }, { path: "reference", old: null, new: "PO-2" }]), {
        message: "Farid approved revision 1; since then 3 values have changed: total from 10.00 to 20.00, lines.7 from a line to nothing, reference from nothing to PO-2.",
        fields: ["total", "reference"], fixes: [{ do: "set-field", path: "total", value: "10.00" }],
      },
    ],
  },
});
