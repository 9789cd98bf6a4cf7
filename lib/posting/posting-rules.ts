/** What can be said of a document that is in the books; in the address of the posted queue the same. */
export const postingRules = ["read-back-difference", "changed-in-autocount", "voided-in-autocount", "missing-in-autocount", "gone-in-autocount"] as const;
export type PostingRule = (typeof postingRules)[number];

export const postingRuleTitles: Readonly<Record<PostingRule, string>> = {
  "read-back-difference": "Stored otherwise than sent",
  "changed-in-autocount": "Changed in AutoCount",
  "voided-in-autocount": "Voided in AutoCount",
  "missing-in-autocount": "No longer in AutoCount",
  "gone-in-autocount": "Cancelled or deleted in AutoCount",
};

/** What says that a document no longer counts in the books. */
export const goneRules: readonly string[] = ["voided-in-autocount", "missing-in-autocount", "gone-in-autocount"] satisfies PostingRule[];
