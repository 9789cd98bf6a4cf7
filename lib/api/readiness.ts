import { z } from "zod";
import { logFault } from "#lib/auth/log-fault.ts";
import { readProcessStand, type ProcessStand } from "./queries.ts";

export const health = z.object({ status: z.literal("ok") });

export const readiness = z.object({
  status: z.enum(["ready", "not-ready"]),
  database: z.object({ status: z.enum(["ok", "not-migrated", "unreachable"]) }),
  worker: z.object({
    status: z.enum(["ok", "missing", "unknown"]),
    heardSecondsAgo: z.number().min(0).nullable(),
  }),
  ledger: z
    .object({ status: z.enum(["open", "stopped", "none", "unknown"]) })
    .describe("stopped: a connection was turned away by AutoCount and waits for a person. Says nothing about readiness."),
});
export type Readiness = z.infer<typeof readiness>;

/**
 * Whether this installation can work: its database answers and is migrated, and a worker is alive. A ledger that is
 * stopped or down does not make it unready: records are taken, held and approved all the same.
 */
export async function findReadiness(): Promise<Readiness> {
  try {
    return judge(await readProcessStand());
  } catch (error) {
    logFault(error, "asking the database whether it is ready");
    return { status: "not-ready", database: { status: "unreachable" }, worker: { status: "unknown", heardSecondsAgo: null }, ledger: { status: "unknown" } };
  }
}

function judge({ isMigrated, workerHeard, ledgers }: ProcessStand): Readiness {
  if (!isMigrated) {
    return { status: "not-ready", database: { status: "not-migrated" }, worker: { status: "unknown", heardSecondsAgo: null }, ledger: { status: "unknown" } };
  }
  return {
    status: workerHeard === null ? "not-ready" : "ready",
    database: { status: "ok" },
    worker: workerHeard === null ? { status: "missing", heardSecondsAgo: null } : { status: "ok", heardSecondsAgo: Math.round(workerHeard) },
    ledger: { status: ledgers.stopped > 0 ? "stopped" : ledgers.open > 0 ? "open" : "none" },
  };
}
