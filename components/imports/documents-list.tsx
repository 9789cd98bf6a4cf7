import { useTranslations } from "next-intl";
import { formatAmount, formatCount } from "#components/format/money.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Link } from "#components/ui/link.tsx";
import { type Verdict, verdicts } from "#lib/imports/import-states.ts";
import type { DocumentsView, ImportDocumentRow } from "#lib/imports/queries.ts";

type DocumentsListProps = { importId: string; view: DocumentsView; counts: Readonly<Record<Verdict, number>>; documents: readonly ImportDocumentRow[]; next: number | null };

const tones: Readonly<Record<Verdict, BadgeTone>> = { new: "posted", changed: "info", repeated: "neutral", wrong: "error" };

/** The documents of a file with what becomes of each, by what the preview says of them. */
export function DocumentsList({ importId, view, counts, documents, next }: DocumentsListProps) {
  const t = useTranslations();
  const total = verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
  const href = (verdict: Verdict | undefined, after?: number) => {
    const query = new URLSearchParams({ ...(verdict ? { verdict } : {}), ...(after === undefined ? {} : { after: String(after) }) }).toString();
    return `/imports/${importId}${query === "" ? "" : `?${query}`}`;
  };
  const tabs = [{ verdict: undefined, label: t("imports.documentsList.all"), count: total }, ...verdicts.map((verdict) => ({ verdict, label: t(`imports.verdicts.${verdict}`), count: counts[verdict] }))];
  return (
    <section aria-label={t("imports.documentsList.documents")}>
      <nav aria-label={t("imports.documentsList.documentsByVerdict")} className="flex gap-1 overflow-x-auto px-4 pb-2 lg:px-6">
        {tabs.map(({ verdict, label, count }) => (
          <Link
            key={label}
            href={href(verdict)}
            scroll={false}
            aria-current={view.verdict === verdict ? "page" : undefined}
            className={cn("shrink-0 rounded-md border px-2.5 py-1 hover:bg-accent", view.verdict === verdict ? "border-primary bg-primary-soft font-medium text-primary-text" : "bg-card")}
          >
            {label} <span className="tabular-nums">{formatCount(count)}</span>
          </Link>
        ))}
      </nav>
      {documents.length === 0 ? (
        <p className="border-y bg-card px-4 py-8 text-center text-muted-foreground">{view.after >= 0 ? t("imports.documentsList.thereAreNoMore") : t("imports.documentsList.thereAreNone")}</p>
      ) : (
        <div className="overflow-x-auto border-y bg-card">
          <table className="list">
            <thead>
              <tr>
                <th>{t("imports.documentsList.document")}</th>
                <th>{t("imports.documentsList.whatBecomes")}</th>
                <th className="max-md:hidden">{t("imports.documentsList.party")}</th>
                <th className="max-sm:hidden">{t("imports.documentsList.date")}</th>
                <th className="amount max-sm:hidden">{t("imports.documentsList.total")}</th>
                <th className="amount">{t("imports.documentsList.rows")}</th>
              </tr>
            </thead>
            <tbody>
              {documents.map((document) => (
                <DocumentLine key={document.seq} document={document} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="flex justify-end gap-2 px-4 py-3 lg:px-6">
        {view.after >= 0 && (
          <Link href={href(view.verdict)} className={buttonVariants({ variant: "outline", size: "sm" })}>
            {t("imports.documentsList.fromTheStart")}
          </Link>
        )}
        {next !== null && (
          <Link href={href(view.verdict, next)} className={buttonVariants({ variant: "outline", size: "sm" })}>
            {t("imports.documentsList.next")}
          </Link>
        )}
      </div>
    </section>
  );
}

function DocumentLine({ document }: { document: ImportDocumentRow }) {
  const t = useTranslations();
  const { number, externalId, verdict, reason, outcome, record } = document;
  const name = number ?? externalId ?? t("imports.documentsList.noNumber");
  return (
    <tr>
      <td className="max-w-48">
        {record && (outcome !== null || verdict !== "new") ? (
          <Link href={`/records/${record.id}`} className="block truncate font-medium text-primary-text underline-offset-4 hover:underline">
            {name}
          </Link>
        ) : (
          <span className="block truncate font-medium">{name}</span>
        )}
      </td>
      <td>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <Badge tone={outcome === "refused" ? "error" : tones[verdict]}>{outcome === null ? t(`imports.verdicts.${verdict}`) : t(`imports.outcomes.${outcome}`)}</Badge>
          {outcome !== null && record && <StateBadge state={record.state} />}
          {reason && <span className="text-xs text-error-fg">{reason}</span>}
        </span>
      </td>
      <td className="max-w-56 truncate text-muted-foreground max-md:hidden">{document.partyName}</td>
      <td className="whitespace-nowrap text-muted-foreground max-sm:hidden">{document.date}</td>
      <td className="amount max-sm:hidden">{document.total === null ? "" : formatAmount(document.total)}</td>
      <td className="amount text-muted-foreground">{document.firstRow === document.lastRow ? document.firstRow : `${document.firstRow}–${document.lastRow}`}</td>
    </tr>
  );
}
