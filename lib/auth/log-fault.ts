import { randomUUID } from "node:crypto";
import { pino } from "pino";

const log = pino({ name: "holdpoint" }, pino.destination({ fd: 2, sync: true }));

/**
 * Writes an unexpected error to the log and answers with the number it can be found by. The number is all that a
 * browser or an API client is told of it.
 */
export function logFault(error: unknown, where: string): string {
  const fault = randomUUID();
  log.error({ fault, where, err: error }, "unexpected error");
  return fault;
}
