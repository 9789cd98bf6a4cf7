import type { Context } from "#lib/context.ts";
import { readRows } from "#lib/db/sql.ts";
import { type Role, roles } from "./permissions.ts";
import type { SessionClaims } from "./session.ts";

export type UserActor = Extract<Context["actor"], { type: "user" }>;
export type SourceActor = Extract<Context["actor"], { type: "source" }>;

/** Somebody signed in, as the database knows them at this moment. */
export type SignedIn = {
  company: { id: number; key: string; name: string };
  email: string;
  /** They left the tour, or came to its end. */
  hasSeenTour: boolean;
  actor: UserActor;
};

/**
 * Who a session belongs to now: null when the user is disabled, is no longer a member of the company, or has changed
 * the password since. Three look-ups by primary key in one query; role and name come from here, not from the session.
 */
export async function findSignedIn(claims: SessionClaims, ip: string): Promise<SignedIn | null> {
  const [row] = await readRows<{ name: string; email: string; role: string; key: string; company: string; hasSeenTour: boolean }>(
    `SELECT u.name, u.email::text AS email, u.tour_ended_at IS NOT NULL AS "hasSeenTour", m.role, c.key, c.name AS company
       FROM membership m
       JOIN "user" u ON u.id = m.user_id
       JOIN company c ON c.id = m.company_id
      WHERE m.company_id = $1 AND m.user_id = $2::uuid AND u.disabled_at IS NULL AND u.session_epoch = $3`,
    [claims.company, claims.userId, claims.sessionEpoch],
    { prepared: true },
  );
  const role = asRole(row?.role);
  if (row === undefined || role === null) return null;
  return {
    company: { id: claims.company, key: row.key, name: row.company },
    email: row.email,
    hasSeenTour: row.hasSeenTour,
    actor: { type: "user", id: claims.userId, name: row.name, role, ip },
  };
}

export type UserForSignIn = {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  sessionEpoch: number;
  isDisabled: boolean;
  /** The company a session opens in: the one joined first. Null when the user is in none. */
  membership: { company: number; role: Role } | null;
};

/** A user by e-mail, upper and lower case being the same, with what signing in needs. */
export async function findUserForSignIn(email: string): Promise<UserForSignIn | null> {
  const [row] = await readRows<{
    id: string; email: string; name: string; passwordHash: string; sessionEpoch: number; isDisabled: boolean; company: number | null; role: string | null;
  }>(
    `SELECT u.id, u.email::text AS email, u.name, u.password_hash AS "passwordHash", u.session_epoch AS "sessionEpoch",
            u.disabled_at IS NOT NULL AS "isDisabled", m.company_id AS company, m.role
       FROM "user" u
       LEFT JOIN LATERAL (SELECT company_id, role FROM membership WHERE user_id = u.id ORDER BY company_id LIMIT 1) m ON true
      WHERE u.email = $1::citext`,
    [email],
    { prepared: true },
  );
  if (row === undefined) return null;
  const { company, role: roleText, ...user } = row;
  const role = asRole(roleText ?? undefined);
  return { ...user, membership: company === null || role === null ? null : { company, role } };
}

export type Bearer = {
  tokenId: string;
  company: number;
  actor: UserActor | SourceActor;
  lastUsedAt: Date | null;
};

/**
 * Who a bearer token speaks for: a person or a source. Null when it is unknown or revoked, its person is disabled or
 * no longer a member, or its source is disabled.
 */
export async function findBearer(tokenHash: string, ip: string): Promise<Bearer | null> {
  const [row] = await readRows<{
    id: string; company: number; lastUsedAt: string | null; userId: string | null; userName: string | null; role: string | null; sourceId: string | null; sourceName: string | null;
  }>(
    `SELECT t.id, t.company_id AS company, t.last_used_at AS "lastUsedAt",
            u.id AS "userId", u.name AS "userName", m.role, s.id AS "sourceId", s.name AS "sourceName"
       FROM api_token t
       JOIN company c ON c.id = t.company_id
       LEFT JOIN membership m ON m.company_id = t.company_id AND m.user_id = t.user_id
       LEFT JOIN "user" u ON u.id = m.user_id AND u.disabled_at IS NULL
       LEFT JOIN source s ON s.company_id = t.company_id AND s.id = t.source_id AND s.disabled_at IS NULL
      WHERE t.token_hash = $1 AND t.revoked_at IS NULL`,
    [tokenHash],
    { prepared: true },
  );
  if (row === undefined) return null;
  const found = { tokenId: row.id, company: row.company, lastUsedAt: row.lastUsedAt === null ? null : new Date(row.lastUsedAt) };
  const role = asRole(row.role ?? undefined);
  if (row.userId !== null && row.userName !== null && role !== null) {
    return { ...found, actor: { type: "user", id: row.userId, name: row.userName, role, ip } };
  }
  if (row.sourceId !== null && row.sourceName !== null) {
    return { ...found, actor: { type: "source", id: row.sourceId, name: row.sourceName, role: null, ip } };
  }
  return null;
}

/** A role this version does not know gives no access. */
function asRole(text: string | undefined): Role | null {
  return roles.find((role) => role === text) ?? null;
}
