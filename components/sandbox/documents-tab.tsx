import { FileText, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import Form from "next/form";
import { formatAmount } from "#components/format/money.ts";
import { formatDate } from "#components/format/time.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button, buttonVariants } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Input } from "#components/ui/input.tsx";
import { Link } from "#components/ui/link.tsx";
import type { DocumentsPage } from "#lib/sandbox-view/queries.ts";
import { kindName, kindTitle } from "./kind-words.ts";

type DocumentsTabProps = { page: DocumentsPage; text: string; isFirst: boolean };

/** What arrived, one kind at a time, newest first. */
export function DocumentsTab({ page: { counts, kind, documents, next }, text, isFirst }: DocumentsTabProps) {
  const t = useTranslations();
  const address = (more: Record<string, string>) => `/sandbox?${new URLSearchParams({ kind, ...(text === "" ? {} : { q: text }), ...more })}`;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 lg:px-6">
        <nav aria-label={t("sandbox.documentsTab.kindsOfDocuments")} className="flex flex-wrap gap-1">
          {counts.filter(({ held, kind: one }) => held > 0 || one === kind).map((one) => (
            <Link
              key={one.kind}
              href={`/sandbox?kind=${one.kind}`}
              aria-current={one.kind === kind ? "page" : undefined}
              className={buttonVariants({ variant: one.kind === kind ? "secondary" : "ghost", size: "sm" })}
            >
              {kindTitle(t, one.kind)} <span className="text-muted-foreground tabular-nums">{formatAmount(String(one.held), 0)}</span>
            </Link>
          ))}
        </nav>
        <Form action="/sandbox" role="search" className="flex gap-2 max-sm:w-full sm:ml-auto">
          <input type="hidden" name="kind" value={kind} />
          <Input key={text} name="q" type="search" defaultValue={text} placeholder={t("sandbox.documentsTab.numberCustomerOrReference")} aria-label={t("sandbox.documentsTab.searchTheseDocuments")} className="sm:w-64" />
          <Button type="submit" variant="outline" size="icon" aria-label={t("sandbox.documentsTab.search")}>
            <Search />
          </Button>
        </Form>
      </div>
      {documents.length === 0 ? (
        <EmptyState icon={FileText} title={text === "" ? t("sandbox.documentsTab.noYet", { kind: kindTitle(t, kind).toLowerCase() }) : t("sandbox.documentsTab.nothingFound")} className="border-y bg-card">
          {text === "" ? t("sandbox.documentsTab.whatIsApprovedInHoldpoint") : t("sandbox.documentsTab.noDocumentOfThisKind", { text })}
        </EmptyState>
      ) : (
        <div className="overflow-x-auto border-y bg-card">
          <table className="list" aria-label={kindTitle(t, kind)}>
            <thead>
              <tr>
                <th scope="col">{t("sandbox.documentsTab.number")}</th>
                <th scope="col" className="max-md:hidden">{t("sandbox.documentsTab.date")}</th>
                <th scope="col" className="max-md:hidden">{t("sandbox.documentsTab.with")}</th>
                <th scope="col" className="amount">{t("sandbox.documentsTab.total")}</th>
                <th scope="col" className="amount max-md:hidden">{t("sandbox.documentsTab.open")}</th>
                <th scope="col">{t("sandbox.documentsTab.madeFrom")}</th>
              </tr>
            </thead>
            <tbody>
              {documents.map((row) => (
                <tr key={row.docNo}>
                  <td className="list-lead md:whitespace-nowrap">
                    <Link href={`/sandbox/${kind}/${encodeURIComponent(row.docNo)}`} className={cn("font-medium whitespace-nowrap underline-offset-4 hover:underline", row.isCancelled && "line-through")}>
                      {row.docNo}
                    </Link>{" "}
                    {row.isCancelled && <Badge tone="error">{t("sandbox.documentsTab.void")}</Badge>}
                    <small>{formatDate(row.docDate)} · {row.partyName ?? row.party ?? kindName(t, kind)}</small>
                  </td>
                  <td className="quiet max-md:hidden">{formatDate(row.docDate)}</td>
                  <td className="list-grows max-md:hidden"><span className="cut">{row.partyName ?? row.party ?? "–"}</span></td>
                  <td className="amount tabular-nums">{row.total === null ? "–" : formatAmount(row.total)}</td>
                  <td className="amount tabular-nums max-md:hidden">{row.outstanding === null || row.isCancelled ? "–" : formatAmount(row.outstanding)}</td>
                  <td>
                    {row.record === null
                      ? <span className="quiet">{t("sandbox.documentsTab.notOurs")}</span>
                      : <Link href={`/records/${row.record.id}`} className="whitespace-nowrap text-primary-text underline-offset-4 hover:underline">{row.record.docNumber}</Link>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {(next !== null || !isFirst) && (
        <nav aria-label={t("sandbox.documentsTab.pages")} className="flex justify-between gap-3 px-4 py-3 lg:px-6">
          {isFirst ? <span /> : <Link href={address({})} className={buttonVariants({ variant: "outline", size: "sm" })}>{t("sandbox.documentsTab.newest")}</Link>}
          {next !== null && <Link href={address({ before: String(next) })} className={buttonVariants({ variant: "outline", size: "sm" })}>{t("sandbox.documentsTab.older")}</Link>}
        </nav>
      )}
    </>
  );
}
