/** How long records have been here, in days since they were received: from `from` up to, not including, `to`. */
export const ageBuckets = [
  { id: "0-1", from: 0, to: 1 },
  { id: "1-3", from: 1, to: 3 },
  { id: "3-7", from: 3, to: 7 },
  { id: "7-30", from: 7, to: 30 },
  { id: "30-", from: 30, to: null },
] as const;

export type AgeBucket = (typeof ageBuckets)[number];
export const ageBucketIds = ageBuckets.map((bucket) => bucket.id);

const dayMs = 24 * 60 * 60 * 1000;

/** The moments between which something of that age was received: after `after`, up to `upTo`. Null: no limit on that side. */
export function receivedWithin(id: AgeBucket["id"], now: Date): { after: Date | null; upTo: Date | null } {
  const bucket = ageBuckets.find((candidate) => candidate.id === id);
  if (!bucket) throw new Error(`no age bucket ${id}`);
  return {
    after: bucket.to === null ? null : new Date(now.getTime() - bucket.to * dayMs),
    // Nothing is younger than new: a clock that is a little ahead must not hide a record.
    upTo: bucket.from === 0 ? null : new Date(now.getTime() - bucket.from * dayMs),
  };
}
