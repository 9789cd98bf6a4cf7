import { Plug, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Age } from "#components/format/age.tsx";
import { formatCount } from "#components/format/money.ts";
import { Badge } from "#components/ui/badge.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { flowSentence } from "#lib/sources/flow-words.ts";
import { countCap, type ListedSource } from "#lib/sources/screen-queries.ts";

type SourceListProps = {
  sources: readonly (ListedSource & { channelTitle: string })[];
  now: string;
};

/** The places that records come from, and how each of them stands. */
export function SourceList({ sources, now }: SourceListProps) {
  if (sources.length === 0) {
    return (
      <EmptyState
        icon={Plug}
        title="Nothing sends records yet"
        className="border-y bg-card"
        actions={
          <Link href="/sources/new" className={buttonVariants()}>
            Add a source
          </Link>
        }
      >
        A source is a shop, a warehouse or a program whose orders stop here before they reach the books.
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
              {!source.isEnabled && <Badge tone="outline">disabled</Badge>}
              {source.mode !== "live" && <Badge tone="info">{source.mode}</Badge>}
            </p>
            <p className="truncate text-xs text-muted-foreground">
              {source.channelTitle} · {source.key}
              {source.mappingVersion !== null && ` · mapping ${source.mappingVersion}`}
            </p>
          </div>
          <p className="min-w-0 self-center text-muted-foreground">{flowSentence(source.flow)}</p>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1 self-center text-muted-foreground md:justify-end">
            {source.unreadable > 0 && (
              <span className="inline-flex items-center gap-1 text-error-fg">
                <TriangleAlert className="size-3.5" aria-hidden />
                {count(source.unreadable)} unreadable
              </span>
            )}
            {source.waiting > 0 && <span>{count(source.waiting)} waiting</span>}
            <span className="whitespace-nowrap">
              {source.lastDeliveryAt === null ? "has sent nothing yet" : <>sent <Age at={source.lastDeliveryAt} now={now} /> ago</>}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function count(value: number): string {
  return value >= countCap ? `${formatCount(countCap)} or more` : formatCount(value);
}
