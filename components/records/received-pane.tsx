import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { formatInstantExact } from "#components/format/time.ts";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import type { Original } from "#lib/review/original.ts";
import { JsonWhenSeen } from "./json-when-seen.tsx";

/** What arrived, unchanged, and how. */
export function ReceivedPane({ original, document }: { original: Original | null; /** What was made of it. */ document: object }) {
  const t = useTranslations();
  if (original === null) {
    return (
      <Card>
        <EmptyState title={t("records.receivedPane.goneTitle")}>{t("records.receivedPane.gone")}</EmptyState>
      </Card>
    );
  }
  const facts: [label: string, value: string][] = [
    [t("records.receivedPane.received"), formatInstantExact(original.receivedAt)],
    ...(original.topic === null ? [] : [[t("records.receivedPane.topic"), original.topic] as [string, string]]),
    [t("records.receivedPane.content"), t("records.receivedPane.contentText", { contentType: original.contentType, bytes: formatCount(original.bytes) })],
  ];
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("records.receivedPane.title")}</CardTitle>
        <Link href={`/deliveries/${original.deliveryId}`} className="text-xs text-primary-text underline-offset-4 hover:underline">
          {t("records.receivedPane.wholeDelivery")}
        </Link>
      </CardHeader>
      <CardContent className="grid gap-3">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted-foreground">{label}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
        </dl>
        {original.headers.length > 0 && (
          <details>
            <summary className="w-fit text-muted-foreground hover:text-foreground">{t("records.receivedPane.headers", { count: original.headers.length })}</summary>
            <dl className="mt-1 grid gap-1 rounded-md bg-muted/60 p-3 font-mono text-xs">
              {original.headers.map((header) => (
                <div key={header.name} className="break-all">
                  <dt className="inline text-muted-foreground">{header.name}: </dt>
                  <dd className="inline">{header.value}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
        {original.isExcerpt && <p className="text-xs text-muted-foreground">{t("records.receivedPane.excerpt")}</p>}
        <JsonWhenSeen text={original.body} label={t("records.receivedPane.whatWasReceived")} document={document} />
      </CardContent>
    </Card>
  );
}
