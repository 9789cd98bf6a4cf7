import { type AuditEvent, writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { askSandbox, type SandboxTrouble } from "./ask-sandbox.ts";
import { findSandboxBook } from "./queries.ts";

export type SandboxActError = SandboxTrouble | { code: "not-a-sandbox" };
export type SandboxCall = { method: "POST" | "DELETE"; path: string; body?: object };

class Undone extends Error {
  readonly trouble: SandboxTrouble;
  constructor(trouble: SandboxTrouble) {
    super(trouble.code);
    this.trouble = trouble;
  }
}

/**
 * Does something in the company's own book of the sandbox and leaves its trace; refused where the company is connected to anything
 * else. The trace is written first and taken back where the sandbox does not do it, so that nothing is done without one.
 */
export async function actInSandbox(ctx: Context, plan: (book: string) => { event: AuditEvent; calls: readonly SandboxCall[] }): Promise<Result<null, SandboxActError>> {
  try {
    return await ctx.db.$transaction(async (tx) => {
      const found = await findSandboxBook({ db: ctx.db, company: ctx.company });
      if (found.kind !== "ours") return err({ code: "not-a-sandbox" });
      const { event, calls } = plan(found.book);
      await writeAudit(tx, ctx, event);
      for (const { method, path, body } of calls) {
        const answer = await askSandbox(method, path, body);
        if (!answer.ok) throw new Undone(answer.error);
      }
      return ok(null);
    });
  } catch (error) {
    if (error instanceof Undone) return err(error.trouble);
    throw error;
  }
}
