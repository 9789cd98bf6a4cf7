import { z } from "zod";

/** Which deliveries are read again: some by hand, a source's unreadable ones, or those behind its held records that nobody has touched. */
export const rereadingScope = z.discriminatedUnion("by", [
  z.object({ by: z.literal("deliveries"), ids: z.array(z.uuid()).min(1).max(500) }),
  z.object({ by: z.literal("unreadable"), sourceId: z.uuid() }),
  z.object({ by: z.literal("held"), sourceId: z.uuid() }),
]);
export type RereadingScope = z.infer<typeof rereadingScope>;
