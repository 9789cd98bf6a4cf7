import { aTransfer } from "#lib/canonical/document-builder.ts";
import { sameLocation } from "./same-location.ts";
import { testRule } from "./test-rule.ts";

const fields = ["fromLocation", "toLocation"];
const fixes = [{ do: "choose-location" as const, path: "toLocation" }, { do: "choose-location" as const, path: "fromLocation" }];

testRule(sameLocation, {
  passes: {
    "from one branch to another": aTransfer(),
    "locations that are missing, which another rule holds": aTransfer({ fromLocation: null, toLocation: null }),
    "locations that are blank": aTransfer({ fromLocation: "", toLocation: "" }),
  },
  holds: {
    "from a branch to itself": [aTransfer({ toLocation: "HQ" }), { message: "The goods go from HQ to HQ.", location: "HQ", fields, fixes }],
    "the same branch, written in two ways": [aTransfer({ toLocation: "hq" }), { message: "The goods go from HQ to HQ.", fields, fixes }],
  },
});
