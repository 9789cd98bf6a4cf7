import type { ChannelId } from "#lib/channels/channel.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { codeLists } from "#lib/myinvois/code-lists.ts";
import type { EInvoiceFacts } from "#lib/myinvois/issue.ts";
import type { EInvoiceSettings } from "./settings.ts";
import { findEInvoiceSettings } from "./store.ts";

/** Where the platform issues the e-invoice to the buyer, and the merchant must not (einvoice README 9). */
const platformChannels: readonly ChannelId[] = ["shopee", "lazada", "tiktok-shop"];

/** How a company issues e-invoices, as the rules want it: one query. Null where it issues none. */
export async function findEInvoiceFacts(tx: Pick<Tx, "eInvoiceSettings">, company: number, sources: Iterable<{ id: string; channel: ChannelId }>): Promise<EInvoiceFacts | null> {
  const { isOn, startsOn, group, usual, msic, sstNo, classification } = await findEInvoiceSettings(tx, company);
  if (!isOn || startsOn === null) return null;
  const platforms = new Set([...sources].filter(({ channel }) => platformChannels.includes(channel)).map(({ id }) => id));
  return { startsOn, group, usual, msic, sstNo, classification, platforms, lists: codeLists };
}

/** The settings for their screen. */
export async function getEInvoiceSettings(ctx: Context): Promise<EInvoiceSettings> {
  return findEInvoiceSettings(ctx.db, ctx.company);
}
