import type { PullStanding } from "#lib/pulls/queries.ts";

/** How Holdpoint's own questions to a source's channel stand, as rows of `source show`. */
export function pullRows({ hasCredentials, isStopped, waiting, oldestAskedAt, failed, problem, waitUntil, sweptUntil, lastProblem }: PullStanding): string[][] {
  const state = !hasCredentials ? "none: nothing is asked" : isStopped ? "no longer taken by the channel" : "stored";
  const due = waiting === 0 ? "nothing" : `${waiting}, the oldest since ${oldestAskedAt}`;
  return [
    ["credentials", state],
    ["waits to be pulled", due],
    ["given up", String(failed)],
    ["looked for changes", sweptUntil === null ? "never" : `until ${sweptUntil}`],
    ...(problem === null ? [] : [["trouble", waitUntil === null ? problem : `${problem} Not asked before ${waitUntil}.`]]),
    ...(lastProblem === null ? [] : [["last problem", `${lastProblem.externalId}: ${lastProblem.problem}`]]),
  ];
}
