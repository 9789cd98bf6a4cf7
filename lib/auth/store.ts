import type { Tx } from "#lib/db/prisma.ts";
import { permissionTable, type Permission, type Role } from "./permissions.ts";
import { signInLimits, windowStart } from "./sign-in-limit.ts";

/** The directory's only writer: users, memberships, tokens and failed sign-ins. */

/** Makes attempts for one e-mail, and from one visitor, wait for each other until the transaction ends. */
export async function lockSignIn(tx: Tx, email: string, visitor: string): Promise<void> {
  // Always e-mail before visitor, so that no two attempts can wait for each other.
  for (const key of [`sign-in e-mail ${email.toLowerCase()}`, `sign-in visitor ${visitor}`]) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  }
}

/** Instants of the latest failures in the window, by e-mail and by visitor, as many as the limits look at. */
export async function findSignInFailures(tx: Tx, email: string, visitor: string, now: Date): Promise<{ byEmail: Date[]; byVisitor: Date[] }> {
  const at = { gt: windowStart(now) };
  const byEmail = await tx.signInFailure.findMany({ where: { email, at }, orderBy: { at: "desc" }, take: signInLimits.perEmail, select: { at: true } });
  const byVisitor = await tx.signInFailure.findMany({ where: { ip: visitor, at }, orderBy: { at: "desc" }, take: signInLimits.perVisitor, select: { at: true } });
  return { byEmail: byEmail.map((row) => row.at), byVisitor: byVisitor.map((row) => row.at) };
}

export async function insertSignInFailure(tx: Tx, email: string, visitor: string, at: Date): Promise<void> {
  await tx.signInFailure.create({ data: { email, ip: visitor, at } });
}

/** Forgets the e-mail's failures and, in passing, everybody's that no longer count. */
export async function clearSignInFailures(tx: Tx, email: string, now: Date): Promise<void> {
  await tx.signInFailure.deleteMany({ where: { OR: [{ email }, { at: { lte: windowStart(now) } }] } });
}

export async function findUserByEmail(tx: Tx, email: string): Promise<{ id: string; name: string; disabledAt: Date | null } | null> {
  return tx.user.findUnique({ where: { email }, select: { id: true, name: true, disabledAt: true } });
}

export async function insertUser(tx: Tx, user: { email: string; name: string; passwordHash: string }): Promise<string> {
  return (await tx.user.create({ data: user, select: { id: true } })).id;
}

/** Notes when somebody first saw the end of the tour. */
export async function noteTourEnd(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx.user.updateMany({ where: { id: userId, tourEndedAt: null }, data: { tourEndedAt: at } });
}

/** False when the user is a member of the company already. */
export async function insertMembership(tx: Tx, company: number, userId: string, role: Role): Promise<boolean> {
  const { count } = await tx.membership.createMany({ data: [{ companyId: company, userId, role }], skipDuplicates: true });
  return count === 1;
}

export type Member = { userId: string; email: string; name: string; role: string; isDisabled: boolean; otherCompanies: number };

/** A member of the company, locked against changes by others until the transaction ends. */
export async function findMember(tx: Tx, company: number, userId: string): Promise<Member | null> {
  await tx.$executeRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR UPDATE`;
  const membership = await tx.membership.findUnique({
    where: { companyId_userId: { companyId: company, userId } },
    select: { role: true, user: { select: { email: true, name: true, disabledAt: true, _count: { select: { memberships: true } } } } },
  });
  if (membership === null) return null;
  const { user, role } = membership;
  return { userId, role, email: user.email, name: user.name, isDisabled: user.disabledAt !== null, otherCompanies: user._count.memberships - 1 };
}

/**
 * Whether somebody else in the company, not disabled, may do this. Locks the company's members, so that two people
 * cannot remove each other at the same time.
 */
export async function hasOtherMemberWho(tx: Tx, company: number, userId: string, permission: Permission): Promise<boolean> {
  await tx.$executeRaw`SELECT 1 FROM membership WHERE company_id = ${company} ORDER BY user_id FOR UPDATE`;
  const able: readonly Role[] = permissionTable[permission];
  const others = await tx.membership.count({
    where: { companyId: company, userId: { not: userId }, role: { in: [...able] }, user: { disabledAt: null } },
  });
  return others > 0;
}

/** Disables the user and ends every session of theirs. */
export async function markDisabled(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { disabledAt: at, sessionEpoch: { increment: 1 } } });
}

export async function deleteMembership(tx: Tx, company: number, userId: string): Promise<void> {
  await tx.membership.delete({ where: { companyId_userId: { companyId: company, userId } } });
}

export async function findPasswordHash(tx: Tx, userId: string): Promise<string | null> {
  return (await tx.user.findUnique({ where: { id: userId }, select: { passwordHash: true } }))?.passwordHash ?? null;
}

/** Replaces the hash `old` and ends every session of the user. False when the hash has become another meanwhile. */
export async function replacePassword(tx: Tx, userId: string, old: string, passwordHash: string): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, passwordHash: old, disabledAt: null },
    data: { passwordHash, sessionEpoch: { increment: 1 } },
  });
  return count === 1;
}

/** Sets the hash whatever it was, lets the account sign in, and ends every session of the user. */
export async function givePassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash, disabledAt: null, sessionEpoch: { increment: 1 } } });
}

/** Stores the same password at today's cost; sessions go on. */
export async function rehashPassword(tx: Tx, userId: string, old: string, passwordHash: string): Promise<void> {
  await tx.user.updateMany({ where: { id: userId, passwordHash: old }, data: { passwordHash } });
}

export type TokenOwner = { userId: string } | { sourceId: string };

/** The two columns of an owner and nothing else, whatever more the caller's object carries. */
export function ownerColumns(owner: TokenOwner): { userId: string | null; sourceId: string | null } {
  return "userId" in owner ? { userId: owner.userId, sourceId: null } : { userId: null, sourceId: owner.sourceId };
}

/** Whether a token of the company may speak for this person or source. */
export async function isOfCompany(tx: Tx, company: number, owner: TokenOwner): Promise<boolean> {
  if ("userId" in owner) {
    return (await tx.membership.count({ where: { companyId: company, userId: owner.userId, user: { disabledAt: null } } })) > 0;
  }
  return (await tx.source.count({ where: { companyId: company, id: owner.sourceId, disabledAt: null } })) > 0;
}

export async function insertToken(tx: Tx, company: number, owner: TokenOwner, tokenHash: string): Promise<string> {
  const { userId, sourceId } = ownerColumns(owner);
  return (await tx.apiToken.create({ data: { companyId: company, tokenHash, userId, sourceId }, select: { id: true } })).id;
}

export type TokenRow = { id: string; createdAt: Date; lastUsedAt: Date | null; revokedAt: Date | null };

/** The latest tokens of an owner, at most a hundred. */
export async function findTokens(tx: Pick<Tx, "apiToken">, company: number, owner: TokenOwner): Promise<TokenRow[]> {
  return tx.apiToken.findMany({
    where: { companyId: company, ...("userId" in owner ? { userId: owner.userId } : { sourceId: owner.sourceId }) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
    select: { id: true, createdAt: true, lastUsedAt: true, revokedAt: true },
  });
}

/** False when the company has no such token or it was revoked before. */
export async function markTokenRevoked(tx: Tx, company: number, tokenId: string, at: Date): Promise<boolean> {
  const { count } = await tx.apiToken.updateMany({ where: { companyId: company, id: tokenId, revokedAt: null }, data: { revokedAt: at } });
  return count === 1;
}

/** Notes the use of a token unless one after `unlessSince` is noted already. */
export async function touchToken(tx: Tx, company: number, tokenId: string, at: Date, unlessSince: Date): Promise<void> {
  await tx.apiToken.updateMany({
    where: { companyId: company, id: tokenId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: unlessSince } }] },
    data: { lastUsedAt: at },
  });
}
