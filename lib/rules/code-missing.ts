import { masterKinds, type MasterKind } from "#lib/canonical/kinds.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Nameless = Found & { what: "debtor" | "creditor" | "item"; name: string };

/**
 * Holds a customer, supplier or item that has no code yet. The code is ours to choose: AutoCount would make one of its
 * own, and a second one for a second call. Source: autocount/cloud-api.md 19.
 */
export const codeMissing = defineRule<Nameless, MasterKind>({
  id: "code-missing",
  title: "Code not chosen",
  kinds: masterKinds,
  severity: "error",
  owner: "admin",
  fields: ["code"],
  message: ({ what, name }) => `No ${what} code is chosen for ${name} yet.`,
  check({ kind, document }) {
    if (document.code?.trim()) return [];
    const fixes: Fix[] = [{ do: "edit-field", path: "code", label: "Enter the code" }];
    // A SKU that is a code already needs no other.
    if ("sku" in document && document.sku !== null && /^[\w-]{1,20}$/.test(document.sku)) {
      fixes.unshift({ do: "set-field", path: "code", value: document.sku, label: `Take the SKU ${document.sku}` });
    }
    return [{ what: names[kind], name: document.name, fixes }];
  },
});

const names = { customer: "debtor", supplier: "creditor", item: "item" } as const;
