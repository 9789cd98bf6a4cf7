import type { UserContext } from "#lib/auth/current-actor.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { Member } from "./mentions.ts";

type Reader = Pick<Context, "company" | "db">;

/** Everybody of the company who can sign in, by name. */
export async function listMembers(ctx: Reader): Promise<Member[]> {
  const rows = await ctx.db.membership.findMany({
    where: { companyId: ctx.company, user: { disabledAt: null } },
    select: { userId: true, user: { select: { name: true } } },
  });
  return rows.map(({ userId, user }) => ({ userId, name: user.name })).sort((a, b) => a.name.localeCompare(b.name));
}

/** Somebody of the company who can sign in; null where there is no such person. */
export async function findMember(tx: Pick<Tx, "membership">, company: number, userId: string): Promise<Member | null> {
  const row = await tx.membership.findUnique({ where: { companyId_userId: { companyId: company, userId } }, select: { user: { select: { name: true, disabledAt: true } } } });
  return row === null || row.user.disabledAt !== null ? null : { userId, name: row.user.name };
}

export async function findClaim(ctx: Reader, recordId: string): Promise<{ userId: string; userName: string; since: Date; until: Date } | null> {
  return ctx.db.recordClaim.findUnique({ where: { companyId_recordId: { companyId: ctx.company, recordId } } });
}

/** A comment as the record screen shows it; `text` is null where its author took it back. Moments are ISO 8601 in UTC. */
export type ShownComment = { id: string; authorId: string; author: string; text: string | null; at: string };

/** What people share about a record beside the record itself. */
export type RecordTeamwork = {
  assignee: Member | null;
  /** The day on whose morning it comes back, YYYY-MM-DD in Malaysia. */
  snoozedUntil: string | null;
  tags: string[];
  comments: ShownComment[];
  /** Somebody has called the reader here, who has not been here since. */
  isCalled: boolean;
  members: Member[];
  /** Words that stand on other records of the company, most used first. */
  knownTags: string[];
};

const mostComments = 500;

/** Five queries, all at once. Throws where this company has no such record. */
export async function getTeamwork(ctx: Pick<UserContext, "company" | "db" | "actor">, recordId: string): Promise<RecordTeamwork> {
  const [record, comments, calls, members, knownTags] = await Promise.all([
    ctx.db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: ctx.company, id: recordId } }, select: { assigneeId: true, snoozedUntil: true, tags: true } }),
    ctx.db.recordComment.findMany({ where: { companyId: ctx.company, recordId }, orderBy: { id: "desc" }, take: mostComments }),
    ctx.db.mention.count({ where: { companyId: ctx.company, userId: ctx.actor.id, recordId, seenAt: null } }),
    listMembers(ctx),
    listTags(ctx),
  ]);
  const { assigneeId, snoozedUntil, tags } = record;
  return {
    assignee: assigneeId === null ? null : (members.find((member) => member.userId === assigneeId) ?? { userId: assigneeId, name: "Somebody who has left" }),
    snoozedUntil: snoozedUntil === null ? null : inMalaysia(snoozedUntil),
    tags,
    comments: comments.toReversed().map(({ id, authorId, authorName, text, at, removedAt }) => ({ id, authorId, author: authorName, text: removedAt === null ? text : null, at: at.toISOString() })),
    isCalled: calls > 0,
    members,
    knownTags,
  };
}

/** The words that stand on the company's records, most used first; at most 50. */
export async function listTags(ctx: Reader): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ tag: string }[]>`
    SELECT tag FROM (SELECT unnest(tags) AS tag FROM record WHERE company_id = ${ctx.company} AND tags <> '{}' LIMIT 20000) t
    GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 50`;
  return rows.map((row) => row.tag);
}

/** How many records this person is called to. */
export async function countMentions(ctx: Reader, userId: string): Promise<number> {
  const rows = await ctx.db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT record_id)::int AS count FROM mention WHERE company_id = ${ctx.company} AND user_id = ${userId}::uuid AND seen_at IS NULL`;
  return rows[0]?.count ?? 0;
}

function inMalaysia(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
