import type { OrderKind, Trigger } from "#lib/canonical/kinds.ts";
import type { ChannelId } from "#lib/channels/channel.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { readRows } from "#lib/db/sql.ts";
import { type MappingOverride, storedOverride } from "#lib/mapping/override.ts";
import { type SourceSettings, sourceSettings } from "./source-settings.ts";

/** A source as the pipeline works with it; its secret stays where it is. */
export type SourceRow = {
  id: string;
  key: string;
  name: string;
  channel: ChannelId;
  flowKind: OrderKind;
  flowTrigger: Trigger;
  settings: SourceSettings;
  /** What of its messages is mapped otherwise than its adapter does; null where nothing is. */
  mapping: { version: number; body: MappingOverride } | null;
};

/** All sources of a company by id, with their mappings: there are tens, not thousands. One query. */
export async function loadSources(tx: Pick<Tx, "$queryRaw">, company: number): Promise<Map<string, SourceRow>> {
  const rows = await tx.$queryRaw<(Omit<SourceRow, "settings" | "mapping"> & { settings: unknown; mappingVersion: number | null; body: unknown })[]>`
    SELECT s.id, s.key, s.name, s.channel, s.flow_kind AS "flowKind", s.flow_trigger AS "flowTrigger", s.settings, m.version AS "mappingVersion", m.body
    FROM source s LEFT JOIN source_mapping m ON m.company_id = s.company_id AND m.source_id = s.id AND m.version = s.mapping_version
    WHERE s.company_id = ${company}`;
  return new Map(
    rows.map(({ settings, mappingVersion, body, ...row }) => [
      row.id,
      { ...row, settings: sourceSettings.parse(settings), mapping: mappingVersion === null ? null : { version: mappingVersion, body: storedOverride(body) } },
    ]),
  );
}

/** What documents of a source carry in front of their numbers in AutoCount, by kind. */
export async function loadPrefixes(tx: Tx, company: number, sourceId: string): Promise<SourceSettings["prefixes"]> {
  const { settings } = await tx.source.findUniqueOrThrow({ where: { companyId_id: { companyId: company, id: sourceId } }, select: { settings: true } });
  return sourceSettings.parse(settings).prefixes;
}

/** Where a webhook is meant for, by the key in its address; null where there is none or it is disabled. */
export async function findSourceByKey(
  key: string,
): Promise<{ companyId: number; id: string; name: string; key: string; channel: ChannelId; secret: Uint8Array | null; credentials: Uint8Array | null } | null> {
  const [row] = await readRows<{ companyId: number; id: string; name: string; key: string; channel: ChannelId; secret: Uint8Array | null; credentials: Uint8Array | null }>(
    `SELECT company_id AS "companyId", id, name, key, channel, secret, credentials FROM source WHERE key = $1 AND disabled_at IS NULL`,
    [key],
    { prepared: true },
  );
  return row ?? null;
}
