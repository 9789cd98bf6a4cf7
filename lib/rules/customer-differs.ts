import { orderKinds } from "#lib/canonical/kinds.ts";
import { isLedgers } from "#lib/ownership/ownership.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

type Differs = Found & { field: string; here: string; there: string; code: string };

const compared = { email: "e-mail", phone: "phone", registerNo: "register number" } as const;

/** Shows where a buyer's data differ from the debtor's, where AutoCount owns customer records: shown, not written (design 9). */
export const customerDiffers = defineRule<Differs, (typeof orderKinds)[number]>({
  id: "customer-differs",
  title: "Customer differs from AutoCount",
  help: "AutoCount owns customer records. The source has other data of this buyer than AutoCount; they are shown here and written nowhere.",
  kinds: orderKinds,
  severity: "info",
  owner: "finance",
  fields: [],
  message: ({ field, here, there, code }) => `The buyer's ${field} is "${here}" here and "${there}" at ${code} in AutoCount.`,
  check({ document: { customer } }, facts) {
    const debtor = customer.code === null ? undefined : facts.customers.get(customer.code);
    if (debtor === undefined || !isLedgers(facts.ownership, "customer-record")) return [];
    return Object.entries(compared).flatMap(([name, field]) => {
      const [here, there] = [customer[name as keyof typeof compared], debtor[name as keyof typeof compared]];
      if (here === null || there === null || bare(here) === bare(there)) return [];
      return [{ field, here, there, code: debtor.code, fields: [`customer.${name}`] }];
    });
  },
});

/** A phone number or e-mail without what people write differently. */
function bare(text: string): string {
  const plain = text.trim().toLowerCase();
  return plain.includes("@") ? plain : plain.replaceAll(/[^\p{L}\p{N}]/gu, "").replace(/^(60|0)(?=\d{7,})/, "");
}
