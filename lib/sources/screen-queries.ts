import type { OrderKind, Trigger } from "#lib/canonical/kinds.ts";
import type { ChannelId } from "#lib/channels/channel.ts";
import type { Context } from "#lib/context.ts";
import { readRows } from "#lib/db/sql.ts";
import { type MappingOverride, storedOverride } from "#lib/mapping/override.ts";
import type { DeliveryState } from "#lib/queues/delivery-states.ts";
import { type SourceSettings, sourceSettings } from "./source-settings.ts";

type Reader = Pick<Context, "company">;

/** A source as the list shows it. Its secret stays where it is. */
export type ListedSource = {
  id: string;
  key: string;
  name: string;
  channel: ChannelId;
  flow: { kind: OrderKind; trigger: Trigger };
  mode: string;
  isEnabled: boolean;
  mappingVersion: number | null;
  /** When its last message came; null where none has. ISO 8601. */
  lastDeliveryAt: string | null;
  /** Messages that could not be read, counted up to `countCap`. */
  unreadable: number;
  /** Records that wait for their trigger, counted up to `countCap`. */
  waiting: number;
};

/** Beyond this a count says "at least". */
export const countCap = 1000;

const columns = `s.id, s.key, s.name, s.channel, jsonb_build_object('kind', s.flow_kind, 'trigger', s.flow_trigger) AS flow, s.mode,
  s.disabled_at IS NULL AS "isEnabled", s.mapping_version AS "mappingVersion", last.received_at AS "lastDeliveryAt", bad.count AS unreadable, waits.count AS waiting`;
const counts = `
  LEFT JOIN LATERAL (SELECT d.received_at FROM delivery d WHERE d.company_id = s.company_id AND d.source_id = s.id ORDER BY d.received_at DESC, d.id DESC LIMIT 1) last ON true
  CROSS JOIN LATERAL (SELECT count(*)::integer FROM (SELECT 1 FROM delivery d WHERE d.company_id = s.company_id AND d.source_id = s.id AND d.state = 'unreadable' LIMIT ${countCap}) x) bad
  CROSS JOIN LATERAL (SELECT count(*)::integer FROM (SELECT 1 FROM record r WHERE r.company_id = s.company_id AND r.source_id = s.id AND r.state = 'waiting' LIMIT ${countCap}) x) waits`;

/** The company's sources for the list, by name: tens, so no pages. One query. */
export async function listSourceRows(ctx: Reader): Promise<ListedSource[]> {
  return readRows<ListedSource>(`SELECT ${columns} FROM source s ${counts} WHERE s.company_id = $1 ORDER BY lower(s.name), s.key`, [ctx.company], { prepared: true });
}

export type SourceToken = { id: string; createdAt: string; lastUsedAt: string | null; revokedAt: string | null };
export type MappingVersion = { version: number; note: string; createdBy: string; createdAt: string; body: MappingOverride };
export type RecentDelivery = { id: string; topic: string | null; state: DeliveryState; problem: string | null; receivedAt: string; mappingVersion: number | null };

/** All that the screen of one source shows. */
export type SourceScreen = ListedSource & {
  revision: number;
  hasSecret: boolean;
  settings: SourceSettings;
  /** The walk-in debtor's name, where the mirror knows it. */
  walkInName: string | null;
  createdAt: string;
  /** Records of it that are held and that nobody has touched, counted up to `countCap`. */
  heldUntouched: number;
  mappings: MappingVersion[];
  deliveries: RecentDelivery[];
  tokens: SourceToken[];
};

/** One source of the company for its screen; null where there is none with that key. */
export async function findSourceScreen(ctx: Reader, key: string): Promise<SourceScreen | null> {
  const [row] = await readRows<Omit<SourceScreen, "mappings" | "deliveries" | "tokens" | "settings"> & { settings: unknown }>(
    `SELECT ${columns}, s.revision, s.secret IS NOT NULL AS "hasSecret", s.settings, s.created_at AS "createdAt", c.name AS "walkInName", held.count AS "heldUntouched"
       FROM source s ${counts}
       CROSS JOIN LATERAL (SELECT count(*)::integer FROM (SELECT 1 FROM record r WHERE r.company_id = s.company_id AND r.source_id = s.id AND r.state = 'held' AND NOT r.touched LIMIT ${countCap}) x) held
       LEFT JOIN customer c ON c.company_id = s.company_id AND c.code = s.settings->>'walkInCustomer'
      WHERE s.company_id = $1 AND s.key = $2`,
    [ctx.company, key],
    { prepared: true },
  );
  if (row === undefined) return null;
  const [mappings, deliveries, tokens] = await Promise.all([listMappings(ctx, row.id), listRecent(ctx, row.id), listTokens(ctx, row.id)]);
  return { ...row, settings: sourceSettings.parse(row.settings), mappings, deliveries, tokens };
}

/** Every version of a source's mapping, newest first. */
async function listMappings(ctx: Reader, sourceId: string): Promise<MappingVersion[]> {
  const rows = await readRows<MappingVersion & { body: unknown }>(
    `SELECT version, note, created_by_name AS "createdBy", created_at AS "createdAt", body FROM source_mapping
      WHERE company_id = $1 AND source_id = $2::uuid ORDER BY version DESC LIMIT 100`,
    [ctx.company, sourceId],
    { prepared: true },
  );
  return rows.map((row) => ({ ...row, body: storedOverride(row.body) }));
}

async function listRecent(ctx: Reader, sourceId: string): Promise<RecentDelivery[]> {
  return readRows<RecentDelivery>(
    `SELECT id, topic, state, problem, received_at AS "receivedAt", mapping_version AS "mappingVersion" FROM delivery
      WHERE company_id = $1 AND source_id = $2::uuid ORDER BY received_at DESC, id DESC LIMIT 10`,
    [ctx.company, sourceId],
    { prepared: true },
  );
}

async function listTokens(ctx: Reader, sourceId: string): Promise<SourceToken[]> {
  return readRows<SourceToken>(
    `SELECT id, created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt" FROM api_token
      WHERE company_id = $1 AND source_id = $2::uuid ORDER BY created_at DESC LIMIT 50`,
    [ctx.company, sourceId],
    { prepared: true },
  );
}
