import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Result } from "#lib/result.ts";
import { actInSandbox, type SandboxActError } from "./act-in-sandbox.ts";
import { faultCodes } from "./faults.ts";
import { listBookFaults, findSandboxBook } from "./queries.ts";

export const armFaultInput = z.discriminatedUnion("mode", [
  z.object({ fault: z.enum(faultCodes), mode: z.literal("next") }),
  z.object({ fault: z.enum(faultCodes), mode: z.literal("count"), count: z.coerce.number<string | number>("Give a whole number.").int("Give a whole number.").min(1, "At least 1.").max(10_000, "At most 10,000.") }),
  z.object({ fault: z.enum(faultCodes), mode: z.literal("rate"), percent: z.coerce.number<string | number>("Give a number.").min(1, "At least 1 %.").max(100, "At most 100 %.") }),
  z.object({ fault: z.enum(faultCodes), mode: z.literal("time"), seconds: z.coerce.number<string | number>("Give a whole number.").int("Give a whole number.").min(1, "At least 1 second.").max(3_600, "At most an hour.") }),
]);
export type ArmFaultInput = z.output<typeof armFaultInput>;

/** Lets calls to the company's book go wrong: the next one, so many, some of them, or all for a while. */
export function armFault(ctx: Context, input: ArmFaultInput): Promise<Result<null, SandboxActError>> {
  const { fault, mode } = input;
  const rate = input.mode === "rate" ? { rate: input.percent / 100, seed: 1 } : {};
  const more = input.mode === "count" ? { count: input.count } : input.mode === "time" ? { seconds: input.seconds } : rate;
  return actInSandbox(ctx, (book) => ({
    event: { type: "sandbox.fault-armed", new: { ...input } },
    calls: [{ method: "POST", path: "/faults", body: { book, fault, mode, ...more } }],
  }));
}

export const clearFaultsInput = z.object({});

/** Switches off every fault of the company's book; those of others stay. */
export async function clearFaults(ctx: Context): Promise<Result<null, SandboxActError>> {
  const found = await findSandboxBook(ctx);
  const faults = found.kind === "ours" ? await listBookFaults(found.book) : null;
  if (faults !== null && !faults.ok) return faults;
  return actInSandbox(ctx, (book) => {
    const own = (faults?.value ?? []).filter((fault) => fault.book === book);
    return {
      event: { type: "sandbox.faults-cleared", old: own.map(({ fault, fired }) => ({ fault, fired })) },
      calls: own.map(({ id }) => ({ method: "DELETE" as const, path: `/faults?id=${id}` })),
    };
  });
}
