import { orderKinds } from "#lib/canonical/kinds.ts";
import { isProposedFrom } from "#lib/ownership/ownership.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Differs = Found & { field: string; here: string; there: string; code: string };

const compared = { email: "e-mail", phone: "phone", registerNo: "register number" } as const;

/**
 * Shows where a buyer's data differ from the debtor's: shown, not written (design 9). Not where the source owns customer records:
 * there they are proposed to AutoCount.
 */
export const customerDiffers = defineRule<Differs, (typeof orderKinds)[number]>({
  id: "customer-differs",
  title: "Customer differs from AutoCount",
  kinds: orderKinds,
  severity: "info",
  owner: "finance",
  canBeOff: true,
  fields: [],
  message: ({ field, here, there, code }) => `The buyer's ${field} is "${here}" here and "${there}" at ${code} in AutoCount.`,
  check({ sourceId, document: { customer } }, facts) {
    const debtor = customer.code === null ? undefined : facts.customers.get(customer.code);
    if (debtor === undefined || isProposedFrom(facts.ownership, "customer-record", sourceId)) return [];
    return Object.entries(compared).flatMap(([name, field]) => {
      const [here, there] = [customer[name as keyof typeof compared], debtor[name as keyof typeof compared]];
      if (here === null || there === null || bare(here) === bare(there)) return [];
      const path = `customer.${name}`;
      const fixes: Fix[] = [{ do: "set-field", path, value: there, label: `Take AutoCount's: ${there}` }, { do: "choose-customer" }];
      return [{ field, here, there, code: debtor.code, fields: [path], fixes }];
    });
  },
});

/** A phone number or e-mail without what people write differently. */
function bare(text: string): string {
  const plain = text.trim().toLowerCase();
  return plain.includes("@") ? plain : plain.replaceAll(/[^\p{L}\p{N}]/gu, "").replace(/^(60|0)(?=\d{7,})/, "");
}
