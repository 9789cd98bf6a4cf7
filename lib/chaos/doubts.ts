import type { AttemptRow } from "./evidence.ts";
import { resourceOf } from "./judge.ts";

/** How what was not known became known, counted by document and call to its resource. */
export type Doubts = {
  /** The answer to a send was lost, or said nothing. */
  lostAnswers: number;
  /** A worker died, or the database was away, between the send and writing down what came of it. */
  leftBehind: number;
  /** It was there when it was looked for. */
  foundByLook: number;
  /** It was not there and was sent once more under the same number. */
  sentAgain: number;
  /** Sent once more, and AutoCount said that the number is taken: by the first send, which was still under way. */
  wasUnderWay: number;
};

export function countDoubts(attempts: readonly AttemptRow[]): Doubts {
  const counted: Doubts = { lostAnswers: 0, leftBehind: 0, foundByLook: 0, sentAgain: 0, wasUnderWay: 0 };
  for (const calls of Map.groupBy(attempts, ({ postingId, request }) => `${postingId} ${resourceOf(request.path)}`).values()) {
    let isDoubtful = false;
    let wasSent = false;
    for (const { call, outcome } of calls) {
      if (call === "send") {
        if (isDoubtful) counted.sentAgain += 1;
        if (outcome === "taken") counted.wasUnderWay += 1;
        isDoubtful = outcome === "unknown";
        wasSent = true;
        if (isDoubtful) counted.lostAnswers += 1;
      } else if (call === "look" && outcome === "mine") {
        if (isDoubtful) counted.foundByLook += 1;
        // It is ours, and no send of ours is on record: the worker that sent it did not live to write it down.
        else if (!wasSent) counted.leftBehind += 1;
        isDoubtful = false;
        wasSent = true;
      }
    }
  }
  return counted;
}
