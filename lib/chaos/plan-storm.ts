import { seeded } from "./seeded.ts";

/** What befalls the run, when so many of its documents are posted (share of all) and a moment more has passed. Milliseconds. */
export type Stroke = { atShare: number; delay: number } & (
  | { what: "kill-worker"; worker: number; down: number }
  /** `all`: the server and whatever it has started; otherwise one of its connections, which makes it recover by itself. */
  | { what: "kill-postgres"; part: "all" | "one connection"; down: number }
  | { what: "outage"; lasts: number }
  /** So many calls are answered 429, each with a wait. */
  | { what: "burst"; calls: number; wait: number }
  /** So many calls are answered 401; a person opens the connection again. */
  | { what: "key-refused"; calls: number; noticed: number }
);

/** What goes wrong of every write, all the time. */
export type Rate = { fault: string; rate: number; delayMs?: number; seed: number };

export type Storm = { strokes: readonly Stroke[]; rates: readonly Rate[] };

export type StormSize = { documents: number; workers: number; /** Milliseconds that a call may take. */ answer: number };

/** Draws when what is killed and how the ledger fails: the same for the same seed and size, in order of progress. */
export function planStorm(seed: number, { documents, workers, answer }: StormSize): Storm {
  const random = seeded(seed, "storm");
  const when = () => ({ atShare: 0.03 + random.next() * 0.9, delay: random.between(0, 400) });
  const times = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth));
  const strokes: Stroke[] = [
    ...times(Math.max(2, Math.round(documents / 60)), (): Stroke => ({ ...when(), what: "kill-worker", worker: random.between(0, workers - 1), down: random.between(100, 1_200) })),
    ...times(Math.max(1, Math.round(documents / 330)), (nth): Stroke => ({ ...when(), what: "kill-postgres", part: nth % 3 === 2 ? "one connection" : "all", down: random.between(100, 1_500) })),
    ...times(documents < 500 ? 1 : 2, (): Stroke => ({ ...when(), what: "outage", lasts: random.between(500, documents < 500 ? 1_000 : 4_000) })),
    ...times(Math.max(1, Math.round(documents / 500)), (): Stroke => ({ ...when(), what: "burst", calls: random.between(1, 3), wait: random.between(1_000, 1_800) })),
    { ...when(), what: "key-refused", calls: random.between(1, 2), noticed: random.between(300, 1_200) },
  ];
  const rate = (fault: string, share: number, more: object = {}): Rate => ({ fault, rate: share, seed: random.between(1, 1_000_000), ...more });
  return {
    strokes: strokes.sort((one, other) => one.atShare - other.atShare),
    rates: [
      rate("stored-answer-lost", 0.05),
      rate("stored-but-500", 0.05),
      rate("error-500-not-stored", 0.05),
      // Stored between the two looks, and after the document was sent once more.
      rate("slow-then-stored", 0.015, { delayMs: Math.round(answer * 1.5) }),
      rate("slow-then-stored", 0.005, { delayMs: answer * 5 }),
    ],
  };
}
