import { type Kind, kinds } from "#lib/canonical/kinds.ts";
import type { ChannelId } from "#lib/channels/channel.ts";
import type { CredentialName } from "#lib/channels/pull.ts";
import { findChannel } from "#lib/channels/registry.ts";
import type { Context } from "#lib/context.ts";
import { numberPrefix } from "#lib/posting/number-prefix.ts";
import { findPullStanding, type PullStanding } from "#lib/pulls/queries.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import { lookUpLocations } from "#lib/reference/code-queries.ts";
import { nothingWanted } from "#lib/reference/rank-choices.ts";
import type { LedgerTakes } from "#lib/sources/flow-warnings.ts";
import { findLedgerTakes } from "./ledger-takes.ts";
import { listMessagePaths, type MessagePath } from "./message-paths.ts";
import { findLatestRereading, type RereadingProgress } from "./queries.ts";

/** What a part of a source's screen shows beside the source itself; what the part does not need is empty. */
export type SourceTabFacts = {
  ledger: LedgerTakes | null;
  locations: readonly { code: string; name: string }[];
  usualPrefixes: Readonly<Record<Kind, string>>;
  paths: readonly MessagePath[];
  rereading: RereadingProgress | null;
  /** How asking the channel stands, and what it wants to be shown; null where nobody asks it. */
  pulling: { standing: PullStanding; needs: readonly CredentialName[] } | null;
};

/** Loads it. */
export async function loadSourceTab(ctx: Context, source: { id: string; channel: ChannelId }, tab: string): Promise<SourceTabFacts> {
  const needs = findChannel(source.channel)?.pull?.needs;
  const [ledger, profile, locations, paths, rereading, standing] = await Promise.all([
    tab === "flow" ? findLedgerTakes(ctx) : null,
    tab === "settings" ? findLedgerProfile(ctx.db, ctx.company) : null,
    tab === "settings" ? lookUpLocations(ctx, "", nothingWanted) : [],
    tab === "mapping" ? listMessagePaths(ctx, source.id) : [],
    tab === "mapping" || tab === "general" ? findLatestRereading(ctx, source.id) : null,
    tab === "connection" && needs ? findPullStanding(ctx, source.id) : null,
  ]);
  const usualPrefixes = Object.fromEntries(kinds.map((kind) => [kind, numberPrefix(kind, {}, profile?.docNoPrefix ?? "HP-IV-")])) as Record<Kind, string>;
  return { ledger, locations, usualPrefixes, paths, rereading, pulling: standing && needs ? { standing, needs } : null };
}
