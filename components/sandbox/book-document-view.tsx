import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatAmount } from "#components/format/money.ts";
import { formatDate } from "#components/format/time.ts";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Link } from "#components/ui/link.tsx";
import type { MadeFrom } from "#lib/sandbox-view/queries.ts";
import type { BookDocument, BookValues } from "#lib/sandbox-view/schema.ts";
import { BookLines } from "./book-lines.tsx";
import { ChangeInBooks } from "./change-in-books.tsx";

type BookDocumentViewProps = { found: BookDocument & { record: MadeFrom | null }; mayAct: boolean };

/** One document as AutoCount keeps it: what a bookkeeper looks at first, its lines, and then everything. */
export function BookDocumentView({ found, mayAct }: BookDocumentViewProps) {
  const t = useTranslations();
  const { master, details, paymentDetails } = found.document;
  const voidReason = textOf(master, "voidReason");
  return (
    <div className="grid gap-4 px-4 pb-8 lg:px-6">
      {found.isCancelled && (
        <p role="status" className="rounded-md bg-error-soft px-3 py-2 text-error-fg">
          {voidReason === null ? t("sandbox.bookDocumentView.thisDocumentIsVoid") : t("sandbox.bookDocumentView.thisDocumentIsVoidBecause", { voidReason })}
        </p>
      )}
      <Card>
        <CardContent>
          <dl className="grid grid-cols-2 gap-x-6 gap-y-3 lg:grid-cols-4">
            <Fact label={t("sandbox.bookDocumentView.date")}>{formatDate(found.docDate)}</Fact>
            <Fact label={t("sandbox.bookDocumentView.with")}>{found.party === null ? (found.partyName ?? "–") : `${found.partyName ?? ""} (${found.party})`}</Fact>
            <Fact label={t("sandbox.bookDocumentView.term")}>{textOf(master, "creditTerm") ?? "–"}</Fact>
            <Fact label={t("sandbox.bookDocumentView.location")}>{textOf(master, "salesLocation") ?? textOf(master, "purchaseLocation") ?? textOf(master, "fromLocation") ?? "–"}</Fact>
            <Fact label={t("sandbox.bookDocumentView.total")}>{found.total === null ? "–" : `${found.currency ?? ""} ${formatAmount(found.total)}`}</Fact>
            <Fact label={t("sandbox.bookDocumentView.tax")}>{amountOf(master, "tax")}</Fact>
            <Fact label={t("sandbox.bookDocumentView.rounding")}>{amountOf(master, "roundAdj")}</Fact>
            <Fact label={t("sandbox.bookDocumentView.stillOpen")}>{found.isCancelled ? "–" : amountOf(master, "outstandingAmount")}</Fact>
            <Fact label={t("sandbox.bookDocumentView.madeInHoldpoint")}>
              {found.record === null
                ? t("sandbox.bookDocumentView.nothingHereSomebodyMade")
                : <Link href={`/records/${found.record.id}`} className="text-primary-text underline underline-offset-4">{found.record.docNumber}</Link>}
            </Fact>
            <Fact label={t("sandbox.bookDocumentView.ourReference")}><span className="font-mono text-xs break-all">{found.ref ?? "–"}</span></Fact>
            <Fact label={t("sandbox.bookDocumentView.contentMark")}><span className="font-mono text-xs break-all">{textOf(master, "remark4") ?? "–"}</span></Fact>
            <Fact label={t("sandbox.bookDocumentView.lastChanged")}>{found.modifiedBy ?? "–"}</Fact>
          </dl>
        </CardContent>
      </Card>
      <BookLines lines={details} label={t("sandbox.bookDocumentView.lines")} />
      {paymentDetails !== undefined && <BookLines lines={paymentDetails} label={t("sandbox.bookDocumentView.howItWasPaid")} />}
      {mayAct && !found.isCancelled && <ChangeInBooks kind={found.kind} docNo={found.docNo} quantities={details.map((line) => textOf(line, "qty"))} />}
      <Card>
        <CardHeader><CardTitle>{t("sandbox.bookDocumentView.everythingAutocountKeeps")}</CardTitle></CardHeader>
        <CardContent>
          <dl className="grid gap-x-8 gap-y-2 text-xs sm:grid-cols-2 xl:grid-cols-3">
            {Object.entries(master).filter(([, value]) => value !== null && value !== "").map(([name, value]) => (
              <div key={name} className="flex min-w-0 gap-2">
                <dt className="shrink-0 text-muted-foreground">{name}</dt>
                <dd className="min-w-0 font-mono break-words">{String(value)}</dd>
              </div>
            ))}
          </dl>
        </CardContent>
      </Card>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function textOf(values: BookValues, name: string): string | null {
  const value = values[name];
  return typeof value === "string" && value !== "" ? value : null;
}

function amountOf(values: BookValues, name: string): string {
  const amount = textOf(values, name);
  return amount === null ? "–" : formatAmount(amount);
}
