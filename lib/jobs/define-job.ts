import type { z } from "zod";

/** Work for the worker: its name, what it is told, and how it is queued and retried (pg-boss). */
export type Job<Payload extends object = object> = {
  name: string;
  payload: z.ZodType<Payload>;
  /** `stately`: at most one queued and one running per key; `standard`: as many as are sent. */
  policy: "standard" | "stately";
  /** What belongs together, for `stately`. */
  key?(payload: Payload): string;
  retryLimit: number;
  /** Seconds after which a silent run counts as lost and is tried again. */
  expireInSeconds: number;
};

export function defineJob<Payload extends object>(job: Job<Payload>): Job<Payload> {
  return job;
}
