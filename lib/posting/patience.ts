import { z } from "zod";

const milliseconds = z.int().min(1).max(3_600_000);

/**
 * How patient posting is with one ledger, in milliseconds: `patience` among the settings of its connection. The defaults
 * suit AutoCount Cloud; a slow server of one's own needs more, a rehearsal takes less.
 */
export const patience = z.object({
  /** One call, from the connection to the last byte of its answer. */
  answer: milliseconds.default(30_000),
  /** Before the first and before every further look for a lost answer: longer than a server may still be working. */
  looks: z.array(milliseconds).min(1).default([4_000, 15_000, 45_000]),
  /** After an approval on screen, in which it can be undone with one key, before the document is sent; 0: it is sent at once. */
  undo: z.int().min(0).max(600_000).default(10_000),
  /** How long a worker that died keeps the book; one that lives renews its lease however long a call takes. */
  lease: milliseconds.default(45_000),
});
export type Patience = z.infer<typeof patience>;

/** The patience in a connection's settings. Throws where it cannot be read: it was checked when it was set. */
export function patienceOf(settings: unknown): Patience {
  return z.object({ patience: patience.prefault({}) }).parse(settings ?? {}).patience;
}

/** How long to wait before the look after `looked` of them. */
export function waitBeforeLook({ looks }: Patience, looked: number): number {
  return looks[Math.min(looked, looks.length - 1)] as number;
}
