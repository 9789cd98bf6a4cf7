import type { Clock } from "./clock.ts";
import { createFaults } from "./faults.ts";
import type { Faults } from "./faults.ts";
import { createRateLimiter } from "./rate-limit.ts";
import type { RateLimiter } from "./rate-limit.ts";
import { createRequestLog } from "./request-log.ts";
import type { RequestLog } from "./request-log.ts";
import type { Store } from "./store.ts";

/** The parts of one running sandbox. */
export interface Sandbox {
  readonly store: Store;
  readonly faults: Faults;
  readonly limiter: RateLimiter;
  readonly log: RequestLog;
  readonly clock: Clock;
  /** Waits; rejects when the sandbox is closed meanwhile. */
  wait(ms: number): Promise<void>;
}

export function createSandbox(store: Store, clock: Clock, wait: Sandbox["wait"]): Sandbox {
  return { store, clock, wait, faults: createFaults(clock), limiter: createRateLimiter(), log: createRequestLog() };
}
