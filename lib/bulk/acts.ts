import { z } from "zod";
import { can, type Permission, type Role } from "#lib/auth/permissions.ts";
import { documentDate } from "#lib/canonical/dates.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { holdSaid } from "#lib/review/hold-record.ts";
import { tag } from "#lib/teamwork/tag-record.ts";

/** What can be done with many records at once. */
export const bulkActs = ["approve", "reject", "release", "assign", "tag", "snooze", "hold", "retry", "by-hand"] as const;
export type BulkAct = (typeof bulkActs)[number];

/** Who may do each: the same as for one record. */
export const actPermissions: Readonly<Record<BulkAct, Permission>> = {
  approve: "approval:approve", reject: "record:reject", release: "change:decide", assign: "record:organise", tag: "record:organise", snooze: "record:organise", hold: "record:hold", retry: "posting:manage", "by-hand": "approval:approve",
};

/** Who may take each back; null where nothing does: what was let go on or sent again has gone on by itself. */
export const undoPermissions: Readonly<Record<BulkAct, Permission | null>> = {
  approve: "approval:approve", reject: "record:reject", release: null, assign: "record:organise", tag: "record:organise", snooze: "record:organise", hold: "record:hold", retry: null, "by-hand": "posting:manage",
};

const everywhere = ["assign", "tag"] as const;
const ofOpen = [...everywhere, "snooze", "hold"] as const;
/** What makes sense in a queue, what it is there for first. */
const actsByQueue: Readonly<Record<string, readonly BulkAct[]>> = {
  held: ["reject", ...ofOpen, "retry"], refused: ["retry", "reject", ...ofOpen], ready: ["approve", "reject", ...ofOpen], waiting: ["release", "reject", ...ofOpen], mine: ofOpen,
};

/** What somebody of this role can do with many records of a queue; `isForHands` where the view holds what AutoCount's connection cannot take. */
export function actsOf(queueId: string, actor: { role: Role }, { isForHands = false } = {}): BulkAct[] {
  const acts = actsByQueue[queueId] ?? everywhere;
  return (isForHands ? ["by-hand" as const, ...acts] : acts).filter((act) => can(actor, actPermissions[act]));
}

/** Records that are marked as posted by hand at once, at most: as many as one file for AutoCount's own import holds. */
export const mostByHand = 2000;

const reason = (asked: string) => plainText.trim().min(1, asked).max(1000);

/** The number that one record has in AutoCount, and the revision of it that was on the sheet, where it came from there. */
const numberGiven = z.object({ id: z.uuid(), docNo: plainText.trim().min(1).max(30, "A document number in AutoCount has at most 30 characters."), revision: z.number().int().min(1).optional() });
export type NumberInAutoCount = z.output<typeof numberGiven>;

function isEachOnce(numbers: readonly NumberInAutoCount[]): boolean {
  return new Set(numbers.map(({ docNo }) => docNo.toUpperCase())).size === numbers.length && new Set(numbers.map(({ id }) => id)).size === numbers.length;
}

/** What a person says with each. */
export const actInputs = {
  approve: z.object({}),
  reject: z.object({ reason: reason("Say why: it stays with each record.") }),
  release: z.object({ reason: reason("Say why they need not wait.") }),
  assign: z.object({ to: z.uuid().nullable() }),
  tag: z.object({ add: z.array(tag).max(10).default([]), remove: z.array(tag).max(10).default([]) }).refine(({ add, remove }) => add.length + remove.length > 0, { path: ["add"], message: "Write a tag." }),
  snooze: z.object({ until: documentDate }),
  hold: holdSaid,
  /** As they stand here, or as their messages read with today's mapping, in the reading that was told. */
  retry: z.object({ mapping: z.enum(["as-it-stands", "today"]).default("as-it-stands") }),
  "by-hand": z.object({ numbers: z.array(numberGiven).min(1, "Give the number of one at least.").max(mostByHand).refine(isEachOnce, "One number is given to two documents.") }),
} as const satisfies Readonly<Record<BulkAct, z.ZodType>>;

export type ActInput<A extends BulkAct> = z.output<(typeof actInputs)[A]>;
