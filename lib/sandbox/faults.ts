import { z } from "zod";
import type { Clock } from "./clock.ts";
import { seededRandom } from "./seeded-random.ts";

/** What can go wrong, with the letter it has in the contract's simulator checklist. */
export const FAULT_CODES = [
  "stored-answer-lost", // (a) the write is stored, then the connection breaks
  "stored-but-500", // (b) the write is stored, the answer is 500
  "error-500-not-stored", // (c)
  "slow-then-stored", // (d) waits `delayMs`, then stores, whether or not the client still listens
  "rate-limit-429", // (e) refused at the door, nothing executed
  "unauthorized-401", // (f)
  "total-count-missing", // (g) listings without totalCount
  "void-by-put-only", // (h) POST void is not known, PUT is
  "stale-get", // (i) GET by number or code answers 404 until what it asks for is `delayMs` old
  "shuffle-pages", // (j) listing order changes from page to page: rows repeat and are left out
  "outage", // (k) every connection breaks
  "refuse-400", // (l) refused with `message`
  "forbidden-403", // (m) the key has no permission for this method
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** Faults of writing: without a `method` of their own they leave reads alone, so that a look-up does not use them up. */
const WRITE_FAULTS: ReadonlySet<FaultCode> = new Set([
  "stored-answer-lost",
  "stored-but-500",
  "error-500-not-stored",
  "slow-then-stored",
  "refuse-400",
]);

const DEFAULT_DELAY_MS: Partial<Record<FaultCode, number>> = { "slow-then-stored": 40_000, "stale-get": 3_000 };

export const faultInput = z
  .strictObject({
    book: z.union([z.string(), z.int()]).transform(String).optional(),
    resource: z.string().toLowerCase().optional(),
    method: z.string().toUpperCase().optional(),
    fault: z.enum(FAULT_CODES),
    mode: z.enum(["next", "count", "rate", "time", "always"]).default("next"),
    /** How many calls it hits, for mode "count". */
    count: z.int().min(1).optional(),
    /** Share of calls it hits, for mode "rate". */
    rate: z.number().min(0).max(1).optional(),
    /** How long it stays on, for mode "time"; with another mode it ends then at the latest. */
    seconds: z.number().positive().max(86_400).optional(),
    delayMs: z.int().min(0).max(600_000).optional(),
    seed: z.int().default(1),
    message: z.string().optional(),
  })
  .refine((input) => input.mode !== "count" || input.count !== undefined, { path: ["count"], error: "mode count needs count" })
  .refine((input) => input.mode !== "time" || input.seconds !== undefined, { path: ["seconds"], error: "mode time needs seconds" })
  .refine((input) => input.mode !== "rate" || input.rate !== undefined, { path: ["rate"], error: "mode rate needs rate" });

export type FaultInput = z.input<typeof faultInput>;

/** A switched-on fault; `left` is null where it does not run out. */
export interface Fault extends z.output<typeof faultInput> {
  readonly id: number;
  readonly delayMs: number;
  /** When it ends by itself; null where it does not. */
  readonly until: string | null;
  left: number | null;
  fired: number;
}

/** What a call is, as far as faults choose by it. */
export interface FaultTarget {
  readonly book: string | null;
  readonly resource: string | null;
  readonly method: string;
  readonly isWrite: boolean;
}

export type Faults = ReturnType<typeof createFaults>;

/** The switches. Kept in memory: a restart clears them. */
export function createFaults(clock: Clock) {
  let switched: { fault: Fault; random: () => number }[] = [];
  let lastId = 0;

  function add(input: z.output<typeof faultInput>): Fault {
    lastId += 1;
    const left = input.mode === "next" ? 1 : input.mode === "count" ? (input.count ?? 1) : null;
    const delayMs = input.delayMs ?? DEFAULT_DELAY_MS[input.fault] ?? 0;
    const until = input.seconds === undefined ? null : new Date(clock().getTime() + input.seconds * 1000).toISOString();
    const fault: Fault = { ...input, id: lastId, delayMs, until, left, fired: 0 };
    switched.push({ fault, random: seededRandom(input.seed) });
    return fault;
  }

  /**
   * The oldest switched-on fault of that code which hits this call, used up by it. `applies` may decline before
   * anything is used up.
   */
  function take(code: FaultCode, target: FaultTarget, applies: (fault: Fault) => boolean = () => true): Fault | null {
    const now = clock().toISOString();
    for (const { fault, random } of switched) {
      if (fault.until !== null && fault.until <= now) continue;
      if (fault.fault !== code || fault.left === 0 || !matches(fault, target) || !applies(fault)) continue;
      if (fault.mode === "rate" && random() >= (fault.rate ?? 0)) continue;
      fault.fired += 1;
      if (fault.left !== null) fault.left -= 1;
      return fault;
    }
    return null;
  }

  return {
    add,
    take,
    list: (): Fault[] => switched.map(({ fault }) => ({ ...fault })),
    clear(keep: (fault: Fault) => boolean = () => false): void {
      switched = switched.filter(({ fault }) => keep(fault));
    },
  };
}

function matches(fault: Fault, target: FaultTarget): boolean {
  if (fault.book !== undefined && fault.book !== target.book) return false;
  if (fault.resource !== undefined && fault.resource !== target.resource) return false;
  if (fault.method !== undefined) return fault.method === target.method;
  return target.isWrite || !WRITE_FAULTS.has(fault.fault);
}
