import type { Role } from "#lib/auth/permissions.ts";
import type { Db } from "#lib/db/prisma.ts";

/** Who does something: a person, a source that pushes records in, or Holdpoint itself. */
export type Actor =
  | { type: "user"; id: string; name: string; role: Role; ip: string | null }
  | { type: "source"; id: string; name: string; role: null; ip: string | null }
  | { type: "system"; id: null; name: string; role: null; ip: null };

/** What every verb gets: the company it works in, who asks, the database and the time. */
export type Context = {
  company: number;
  actor: Actor;
  db: Db;
  now: () => Date;
};

/** Holdpoint acting by itself: re-checks, the posting worker, what arrives. */
export const systemActor: Actor = { type: "system", id: null, name: "Holdpoint", role: null, ip: null };
