import { createHash, randomBytes } from "node:crypto";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Db } from "#lib/db/prisma.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findBearer, type Bearer } from "./queries.ts";
import { findTokens, insertToken, isOfCompany, markTokenRevoked, ownerColumns, touchToken, type TokenOwner, type TokenRow } from "./store.ts";

const tokenShape = /^hp_[A-Za-z0-9_-]{43}$/;
/** The use of a token is noted at most this often. */
const touchEveryMs = 60_000;

/** What is stored of a token. It has 256 random bits, so a plain SHA-256 cannot be guessed back and can be indexed. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Makes a bearer token for a person or a source of the company. The token itself is given out once, here. */
export async function createToken(ctx: Context, owner: TokenOwner): Promise<Result<{ tokenId: string; token: string }, { code: "not-found" }>> {
  const token = `hp_${randomBytes(32).toString("base64url")}`;
  return ctx.db.$transaction(async (tx) => {
    if (!(await isOfCompany(tx, ctx.company, owner))) return err({ code: "not-found" });
    const tokenId = await insertToken(tx, ctx.company, owner, hashToken(token));
    await writeAudit(tx, ctx, { type: "token.created", new: { tokenId, ...ownerColumns(owner) } });
    return ok({ tokenId, token });
  });
}

/** The tokens of a person or a source of the company, newest first, the revoked ones too. What they are is not kept. */
export async function listTokens(ctx: Context, owner: TokenOwner): Promise<TokenRow[]> {
  return findTokens(ctx.db, ctx.company, owner);
}

/** Ends a token of the company at once. */
export async function revokeToken(ctx: Context, tokenId: string): Promise<Result<{ tokenId: string }, { code: "not-found" }>> {
  return ctx.db.$transaction(async (tx) => {
    if (!(await markTokenRevoked(tx, ctx.company, tokenId, ctx.now()))) return err({ code: "not-found" });
    await writeAudit(tx, ctx, { type: "token.revoked", old: { tokenId } });
    return ok({ tokenId });
  });
}

/** Who the token speaks for at this moment, or null. One query; once a minute a second one notes the use. */
export async function findByToken(door: { db: Db; now: () => Date }, token: string, ip: string): Promise<Bearer | null> {
  if (!tokenShape.test(token)) return null;
  const bearer = await findBearer(hashToken(token), ip);
  if (bearer === null) return null;
  const now = door.now();
  const unlessSince = new Date(now.getTime() - touchEveryMs);
  if (bearer.lastUsedAt === null || bearer.lastUsedAt <= unlessSince) {
    await touchToken(door.db, bearer.company, bearer.tokenId, now, unlessSince);
  }
  return bearer;
}
