import { aliasesQueue } from "./aliases.ts";
import { allQueue } from "./all.ts";
import { changesQueue } from "./changes.ts";
import { deliveriesQueue } from "./deliveries.ts";
import { endedQueue } from "./ended.ts";
import { heldQueue } from "./held.ts";
import { importsQueue } from "./imports.ts";
import { mineQueue } from "./mine.ts";
import { postedQueue } from "./posted.ts";
import { postingQueue } from "./posting.ts";
import { readyQueue } from "./ready.ts";
import { refusedQueue } from "./refused.ts";
import { snoozedQueue } from "./snoozed.ts";
import { waitingQueue } from "./waiting.ts";

/** The queues of records, in the order of the navigation. */
export const recordQueues = [mineQueue, heldQueue, refusedQueue, readyQueue, waitingQueue, snoozedQueue, postingQueue, postedQueue, changesQueue, endedQueue, allQueue] as const;
export type RecordQueue = (typeof recordQueues)[number];
export type RecordQueueId = RecordQueue["id"];

/** The queues whose count the navigation shows: work that somebody or something still has to do. The rest only ever grows. */
export const countedQueues = [heldQueue, refusedQueue, readyQueue, waitingQueue, postingQueue, changesQueue] as const;

/** Every list that is a queue by its declaration, those of other rows among them. */
export const queues = [...recordQueues, deliveriesQueue, importsQueue, aliasesQueue] as const;

/** The record queue of that id, as it stands in a URL; null where there is none. */
export function findRecordQueue(id: string): RecordQueue | null {
  return recordQueues.find((queue) => queue.id === id) ?? null;
}
