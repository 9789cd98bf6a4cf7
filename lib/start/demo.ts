import { z } from "zod";
import { runNode } from "./our-node.ts";
import { StartError } from "./progress.ts";

const outcomeShape = z.object({
  signIns: z.array(z.object({ email: z.string(), password: z.string(), role: z.string() })).default([]),
});

export type SignIn = z.infer<typeof outcomeShape>["signIns"][number];

/**
 * Fills the demo company by running `prisma/seed/demo.ts` in a process of its own. Its last line of output is JSON,
 * `{"signIns": [...]}`, or `{}` when the database had users already; what it prints before goes to the terminal.
 */
export async function fillDemo(env: NodeJS.ProcessEnv): Promise<SignIn[]> {
  const { code, output, everything } = await runNode(["prisma/seed/demo.ts"], env);
  if (code !== 0) throw new StartError(`${everything.trim()}\n\nThe demo company could not be filled (exit code ${code}). HOLDPOINT_DEMO=0 starts without it.`);
  const lines = output.trim().split("\n");
  const last = lines.pop() ?? "";
  for (const line of lines) console.log(line);
  const outcome = outcomeShape.safeParse(parseJson(last));
  if (!outcome.success) throw new StartError(`The last line of prisma/seed/demo.ts is not what it should be: ${last}`);
  return outcome.data.signIns;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
