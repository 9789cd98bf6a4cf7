import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { queueTitle } from "#components/queues/queue-words.ts";
import { RecordView } from "#components/records/record-view.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { parseView, type SearchParams } from "#lib/queues/parse-view.ts";
import { neighbours } from "#lib/queues/queries.ts";
import { allQueue } from "#lib/queues/all.ts";
import { findRecordQueue } from "#lib/queues/registry.ts";
import { recordHref, viewHref } from "#lib/queues/view-href.ts";
import { findOtherClaim } from "#lib/teamwork/claim-record.ts";
import { getTeamwork } from "#lib/teamwork/queries.ts";
import { findRecordScreen } from "#lib/review/queries.ts";

type RecordPageProps = PageProps<"/records/[id]">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("records.recordPage.title") };
}

export default async function RecordPage({ params, searchParams }: RecordPageProps) {
  const [{ id }, query, t] = await Promise.all([params, searchParams, getTranslations()]);
  const { queue, view } = parsePlace(query);
  const ctx = await requirePermission("review:read", recordHref(id, queue, view));
  // Before anything is read: what changes from here on may not be on the page, and is told to it.
  const now = ctx.now().toISOString();
  const screen = await findRecordScreen(ctx, id);
  if (screen === null) notFound();
  const [{ previous, next, page }, teamwork, claim] = await Promise.all([neighbours(ctx, queue, view, id), getTeamwork(ctx, id), findOtherClaim(ctx, id)]);
  const hrefOf = (other: string | null) => (other === null ? null : recordHref(other, queue, view));
  const place = { queueId: queue.id, besideId: next ?? previous, href: recordHref(id, queue, view), queueLabel: queueTitle(t, queue), queueHref: viewHref(queue, { ...view, page }), nextHref: hrefOf(next), previousHref: hrefOf(previous) };
  return <RecordView screen={screen} teamwork={teamwork} claim={claim} actor={ctx.actor} place={place} now={now} />;
}

/** The queue and view that the record was opened from; all records where the link says nothing. */
function parsePlace(query: SearchParams) {
  const named = query instanceof URLSearchParams ? query.get("queue") : query["queue"];
  const queue = (typeof named === "string" ? findRecordQueue(named) : null) ?? allQueue;
  return { queue, view: parseView(queue, query) };
}
