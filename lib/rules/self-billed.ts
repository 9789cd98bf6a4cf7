import { selfBilledOf } from "#lib/myinvois/self-billed.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

type SelfBilledNote = Found & { because: "abroad" | "person"; ledger: string };

/**
 * Shows that the company issues the e-invoice of a purchase itself, and what is done by hand for it: no connection takes
 * anything of it with a purchase order. Source: einvoice README 10.
 */
export const selfBilled = defineRule<SelfBilledNote, "purchase_order">({
  id: "self-billed",
  title: "The company issues this e-invoice itself",
  kinds: ["purchase_order"],
  severity: "info",
  owner: "finance",
  canBeOff: true,
  fields: ["supplier"],
  noFix: "Nothing in the order is wrong or missing: the e-invoice is made in AutoCount, from the purchase invoice.",
  message: ({ because, ledger }) =>
    because === "abroad"
      ? `The supplier is abroad, so the company issues the e-invoice itself (type 11). ${byHand(ledger)} TIN EI00000000030 where the supplier has none in Malaysia, and classification 034 (goods) or 035 (services). Goods: by the end of the second month after customs clearance. Services: by the end of the month after payment or the supplier's invoice, whichever comes first.`
      : `The supplier is a person without a TIN of their own, so the company issues the e-invoice itself (type 11). ${byHand(ledger)} TIN EI00000000010, the person's MyKad number, and classification 036.`,
  check({ document }, { eInvoice, ledger }) {
    const because = selfBilledOf(document, eInvoice);
    return because === null ? [] : [{ because, ledger: ledger?.name ?? "AutoCount" }];
  },
});

function byHand(ledger: string): string {
  return `${ledger} takes nothing of it with an order: enter it there with the purchase invoice, with`;
}
