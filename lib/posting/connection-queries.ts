import { z } from "zod";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { findMirrorStands } from "#lib/reference/mirror-store.ts";
import type { MirrorStand } from "#lib/reference/mirror-lists.ts";
import { describeLedger, type LedgerKind, type LedgerSettings, readLedgerSettings } from "#lib/wiring.ts";
import { openConnectionOf } from "./connection.ts";
import { checkGroups, checkStates, type LedgerCheck } from "./ledger-check.ts";

const storedChecks = z.array(z.object({ id: z.string(), group: z.enum(checkGroups), title: z.string(), state: z.enum(checkStates), text: z.string(), todo: z.string().nullable() }));

/** The revision of the company's connection; 0 where none is set. */
export async function findRevision(tx: Pick<Tx, "ledgerConnection">, company: number): Promise<number> {
  const row = await tx.ledgerConnection.findUnique({ where: { companyId: company }, select: { revision: true } });
  return row?.revision ?? 0;
}

/** The connection as its screen shows it. The secret stays where it is. Instants are ISO 8601. */
export type ShownConnection = {
  kind: LedgerKind;
  name: string;
  baseUrl: string;
  book: string;
  /** Null for whoever may not change it. */
  keyId: string | null;
  revision: number;
  secretSet: { at: string; by: string } | null;
  state: "open" | "stopped";
  stopReason: string | null;
  takes: Kind[];
  tested: { at: string; by: string; checks: LedgerCheck[] } | null;
};

export type ConnectionScreen = { connection: ShownConnection | null; settings: LedgerSettings; mirror: MirrorStand[]; now: string };

/** All that the connection's screen shows. `mayChange`: to whoever may not, the key's id is not told. */
export async function findConnectionScreen(ctx: Context, mayChange: boolean): Promise<ConnectionScreen> {
  const [row, opened, mirror] = await Promise.all([
    ctx.db.ledgerConnection.findUnique({ where: { companyId: ctx.company }, omit: { credentials: true } }),
    mayChange ? openConnectionOf(ctx.db, ctx.company) : null,
    findMirrorStands(ctx.db, ctx.company, ctx.now()),
  ]);
  const rest = { mirror, now: ctx.now().toISOString() };
  if (row === null) return { connection: null, settings: readLedgerSettings({}), ...rest };
  const { baseUrl, book, revision, stopReason, testedAt } = row;
  const kind = row.kind as LedgerKind;
  const { name, takes } = describeLedger(kind, row.settings);
  return {
    connection: {
      kind, name, baseUrl, book, keyId: opened?.keyId ?? null, revision, stopReason, state: row.state as ShownConnection["state"], takes: [...takes],
      secretSet: row.secretSetAt === null ? null : { at: row.secretSetAt.toISOString(), by: row.secretSetByName ?? "" },
      tested: testedAt === null ? null : { at: testedAt.toISOString(), by: row.testedByName ?? "", checks: storedChecks.catch([]).parse(row.checks) },
    },
    settings: readLedgerSettings(row.settings),
    ...rest,
  };
}
