import { Plug, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Ago } from "#components/format/age.tsx";
import { formatCount } from "#components/format/money.ts";
import { Badge } from "#components/ui/badge.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import { countCap, type ListedSource } from "#lib/sources/screen-queries.ts";
import type { Translate } from "#messages/translate.ts";
import { flowSentence } from "./flow-words.ts";

type SourceListProps = {
  sources: readonly (ListedSource & { channelTitle: string })[];
  now: string;
};

/** The places that records come from, and how each of them stands. */
export function SourceList({ sources, now }: SourceListProps) {
  const t = useTranslations();
  if (sources.length === 0) {
    return (
      <EmptyState
        icon={Plug}
        title={t("sources.sourceList.nothingSendsRecordsYet")}
        className="border-y bg-card"
        actions={
          <Link href="/sources/new" className={buttonVariants()}>
            {t("sources.sourceList.addASource")}
          </Link>
        }
      >
        {t("sources.sourceList.aSourceIsAShop")}
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y border-y bg-card">
      {sources.map((source) => (
        <li key={source.id} className="relative grid gap-x-6 gap-y-1 px-4 py-3 hover:bg-accent/60 md:grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)_minmax(0,1fr)] lg:px-6">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link href={`/sources/${source.key}`} className="font-medium underline-offset-4 after:absolute after:inset-0 hover:underline">
                {source.name}
              </Link>
              {!source.isEnabled && <Badge tone="outline">{t("sources.sourceList.disabled")}</Badge>}
              {source.mode !== "live" && <Badge tone="info">{source.mode}</Badge>}
            </p>
            <p className="truncate text-xs text-muted-foreground">
              {source.channelTitle} · {source.key}
              {source.mappingVersion !== null && t("sources.sourceList.mapping", { mappingVersion: source.mappingVersion })}
            </p>
          </div>
          <p className="min-w-0 self-center text-muted-foreground">{flowSentence(t, source.flow)}</p>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1 self-center text-muted-foreground md:justify-end">
            {source.unreadable > 0 && (
              <span className="inline-flex items-center gap-1 text-error-fg">
                <TriangleAlert className="size-3.5" aria-hidden />
                {t("sources.sourceList.unreadable", { unreadable: count(t, source.unreadable) })}
              </span>
            )}
            {source.waiting > 0 && <span>{t("sources.sourceList.waiting", { waiting: count(t, source.waiting) })}</span>}
            <span className="whitespace-nowrap">
              {source.lastDeliveryAt === null ? t("sources.sourceList.hasSentNothingYet") : <SentAgo at={source.lastDeliveryAt} now={now} />}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function count(t: Translate, value: number): string {
  return value >= countCap ? t("sources.sourceList.orMore", { countCap: formatCount(countCap) }) : formatCount(value);
}

function SentAgo({ at, now }: { at: string; now: string }) {
  const t = useTranslations();
  return t.rich("sources.sourceList.sentAgo", { age: () => <Ago at={at} now={now} /> });
}
