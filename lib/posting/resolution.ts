/** A person's word that a document is in AutoCount; `isVerified`: a look found it there as ours. */
export type Resolution = { byName: string; at: string; reason: string | null; isVerified: boolean };
