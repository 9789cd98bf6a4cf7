/** What can be said of a document that is in the books; in the address of the posted queue the same. */
export const postingRules = ["read-back-difference", "changed-in-autocount", "voided-in-autocount", "missing-in-autocount", "gone-in-autocount"] as const;
export type PostingRule = (typeof postingRules)[number];

/** What says that a document no longer counts in the books. */
export const goneRules: readonly string[] = ["voided-in-autocount", "missing-in-autocount", "gone-in-autocount"] satisfies PostingRule[];
