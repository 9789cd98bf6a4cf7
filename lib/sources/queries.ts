import type { ChannelId } from "#lib/channels/channel.ts";
import type { RecordKind, Trigger } from "#lib/canonical/kinds.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { readRows } from "#lib/db/sql.ts";
import { type SourceSettings, sourceSettings } from "./source-settings.ts";

/** A source as the pipeline works with it; its secret stays where it is. */
export type SourceRow = {
  id: string;
  key: string;
  name: string;
  channel: ChannelId;
  flowKind: RecordKind;
  flowTrigger: Trigger;
  settings: SourceSettings;
};

/** All sources of a company by id: there are tens, not thousands. One query. */
export async function loadSources(tx: Tx, company: number): Promise<Map<string, SourceRow>> {
  const rows = await tx.source.findMany({
    where: { companyId: company },
    select: { id: true, key: true, name: true, channel: true, flowKind: true, flowTrigger: true, settings: true },
  });
  return new Map(rows.map((row) => [row.id, { ...row, settings: sourceSettings.parse(row.settings) } as SourceRow]));
}

/** Where a webhook is meant for, by the key in its address; null where there is none or it is disabled. */
export async function findSourceByKey(
  key: string,
): Promise<{ companyId: number; id: string; name: string; key: string; channel: ChannelId; secret: Uint8Array | null } | null> {
  const [row] = await readRows<{ companyId: number; id: string; name: string; key: string; channel: ChannelId; secret: Uint8Array | null }>(
    `SELECT company_id AS "companyId", id, name, key, channel, secret FROM source WHERE key = $1 AND disabled_at IS NULL`,
    [key],
    { prepared: true },
  );
  return row ?? null;
}
