import { orderKinds, stockKinds } from "#lib/canonical/kinds.ts";
import { dataLabels, ownerName, type OwnedData } from "#lib/ownership/ownership.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

const statusKinds = [...orderKinds, ...stockKinds] as const;

type Unheeded = Found & { data: OwnedData; subject: string; field: string; value: string; other: { name: string; value: string }; owner: string; since: string | null; says: string };

/** Shows what a source says of payment or order status without owning it: it is recorded, and nothing follows from it (design 9). */
export const notObeyed = defineRule<Unheeded, (typeof statusKinds)[number]>({
  id: "not-obeyed",
  title: "Said by a system that is not heeded",
  kinds: statusKinds,
  severity: "info",
  owner: "admin",
  canBeOff: true,
  fields: [],
  noFix: "Whether such a word is taken all the same is decided on the page Owner conflicts, where it stands beside the owner's.",
  message: ({ data, says, owner }) => `The source says that it is ${says}. ${owner} owns the ${dataLabels[data].toLowerCase()}, so nothing follows from it.`,
  check: ({ recordId }, facts) =>
    (facts.unheeded.get(recordId) ?? []).flatMap(({ data, subject, field, says }) => {
      const holder = facts.ownership.owners[data];
      const owner = ownerName(holder);
      if (owner === null || holder.system === "undecided") return [];
      return [{ data, subject, field, value: says, says, other: { name: owner, value: `not ${says}` }, owner, since: holder.since, fields: [field] }];
    }),
});
