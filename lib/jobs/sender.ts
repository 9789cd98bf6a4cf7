import { PgBoss } from "pg-boss";
import { pool } from "#lib/db/prisma.ts";

// Survives Next's module reloads in development, as the pool does.
const held = globalThis as typeof globalThis & { holdpointSender?: { pool: ReturnType<typeof pool>; boss: Promise<PgBoss> } };

/** The pg-boss of this process for sending only: it shares the process's pool, and neither maintains nor schedules. */
export function sender(): Promise<PgBoss> {
  const current = pool();
  if (held.holdpointSender?.pool !== current) {
    const boss = new PgBoss({
      db: { executeSql: async (text, values) => ({ rows: (await current.query(text, values)).rows }) },
      supervise: false,
      schedule: false,
      migrate: false,
      createSchema: false,
    });
    boss.on("error", (error) => console.error("job queue:", error.message));
    held.holdpointSender = { pool: current, boss: boss.start() };
  }
  return held.holdpointSender.boss;
}

/** Ends this process's pg-boss, so that a command can end; the next `enqueue` starts it anew. */
export async function stopSending(): Promise<void> {
  const started = held.holdpointSender;
  delete held.holdpointSender;
  if (started) await (await started.boss).stop({ graceful: false, close: false });
}
