"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { formatMoney } from "#components/format/money.ts";
import { formatDate } from "#components/format/time.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { cn } from "#components/ui/cn.ts";
import { Link } from "#components/ui/link.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { Picture } from "#components/ui/picture.tsx";
import type { FixPreview as Preview } from "#lib/fixes/preview-fix.ts";
import { type PreviewQuestion, useFixPreview } from "./use-fix-preview.ts";

// Wanted when somebody opens it: most answers are given without.
const FixSample = loadLater(() => import("./fix-sample.tsx").then((module) => module.FixSample));

type FixPreviewProps = {
  question: PreviewQuestion;
  /** The company's own currency, in which items have their prices. */
  baseCurrency: string;
  onSimilar: (keys: string[]) => void;
};

/** What an answer for many would do, said before it is given: how many it frees, other answers, and what reads alike. */
export function FixPreview({ question, baseCurrency, onSimilar }: FixPreviewProps) {
  const t = useTranslations();
  const { preview, isBusy, hasFailed } = useFixPreview(question);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (hasFailed) return <p className="text-xs text-muted-foreground">{t("fixes.fixPreview.notLoaded")}</p>;
  if (preview === null) return <p className="text-xs text-muted-foreground">{t("fixes.fixPreview.looking")}</p>;
  const others = preview.totals.reduce((sum, { alone, more }) => sum + alone + more, 0);
  return (
    <section aria-label={t("fixes.fixPreview.title")} aria-busy={isBusy} className={cn("grid gap-2 rounded-md border bg-muted/40 px-3 py-2 transition-opacity", isBusy && "opacity-60")}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p aria-live="polite">{others === 0 ? t("fixes.fixPreview.nobodyElseAsks") : <Totals preview={preview} />}</p>
        {preview.sample.length > 0 && (
          <Button variant="ghost" size="sm" aria-expanded={isOpen} aria-controls={`${id}-sample`} onClick={() => setOpen(!isOpen)} className="-mr-2">
            <Picture of="chevron-right" className={cn("size-3.5 transition-transform", isOpen && "rotate-90")} />
            {t("fixes.fixPreview.beforeAndAfter")}
          </Button>
        )}
      </div>
      {isOpen && preview.target !== null && (
        <div id={`${id}-sample`}>
          <FixSample sample={preview.sample} target={preview.target} type={question.type} baseCurrency={baseCurrency} />
        </div>
      )}
      <PastAnswers preview={preview} />
      {preview.similar.length > 0 && <Similar preview={preview} chosen={question.similar} onSimilar={onSimilar} />}
    </section>
  );
}

function Totals({ preview: { totals } }: { preview: Preview }) {
  const t = useTranslations();
  const alone = totals.reduce((sum, one) => sum + one.alone, 0);
  const more = totals.reduce((sum, one) => sum + one.more, 0);
  const worth = (of: "alone" | "more") =>
    totals
      .filter((one) => one[of] > 0 && one.currency !== "")
      .map((one) => formatMoney(of === "alone" ? one.aloneTotal : one.moreTotal, one.currency))
      .join(" + ");
  const worthOf = (of: "alone" | "more") => (worth(of) === "" ? "" : ` (${worth(of)})`);
  return (
    <>
      {alone > 0 && (
        <>
          {t.rich("fixes.fixPreview.frees", { alone, worth: worthOf("alone"), b: (chunks) => <strong>{chunks}</strong> })}{" "}
        </>
      )}
      {more > 0 && (
        <span className="text-muted-foreground">
          {alone > 0 ? t("fixes.fixPreview.moreStay", { more, worth: worthOf("more") }) : t("fixes.fixPreview.othersStay", { others: more, worth: worthOf("more") })}
        </span>
      )}
    </>
  );
}

/** What was answered to the same question before: something else first, for that is what to look at, then the same. */
function PastAnswers({ preview: { target, past, posted } }: { preview: Preview }) {
  const t = useTranslations();
  const isSame = (code: string) => code.toLowerCase() === target?.code.toLowerCase();
  const [others, same] = [false, true].map((wanted) => ({ past: past.filter((one) => isSame(one.target) === wanted), posted: posted.filter(({ code }) => isSame(code) === wanted) }));
  return (
    <>
      <Answers title={t("fixes.fixPreview.answeredDifferently")} className="border-held" {...others} />
      <Answers title={t("fixes.fixPreview.answeredSo")} className="border-posted" {...same} />
    </>
  );
}

/** Answers that were taught once, or stand on posted documents, with the documents to look at. */
function Answers({ title, className, past = [], posted = [] }: { title: string; className: string } & Partial<Pick<Preview, "past" | "posted">>) {
  const t = useTranslations();
  const id = useId();
  if (past.length === 0 && posted.length === 0) return null;
  return (
    <div className={cn("border-l-2 pl-2.5 text-xs", className)}>
      <p id={id} className="font-medium">
        {title}
      </p>
      <ul aria-labelledby={id} className="grid gap-0.5">
        {past.map((answer) => (
          <li key={`${answer.target} ${answer.taughtAt}`}>
            {t.rich("fixes.fixPreview.pastAnswer", {
              target: answer.target,
              name: answer.name ?? "",
              by: answer.taughtBy,
              at: formatDate(answer.taughtAt),
              still: answer.revokedAt === null ? t("fixes.fixPreview.forSource", { source: answer.sourceName ?? t("fixes.fixPreview.everySource") }) : t("fixes.fixPreview.noLongerSince", { at: formatDate(answer.revokedAt) }),
              only: answer.customerCode === null ? "" : t("fixes.fixPreview.onlyFor", { customer: answer.customerCode }),
              b: (chunks) => <span className="font-medium">{chunks}</span>,
            })}
          </li>
        ))}
        {posted.map(({ code, name, records, ofLatest, documents }) => (
          <li key={code}>
            {ofLatest === null
              ? t.rich("fixes.fixPreview.standsOn", { code, name: name ?? "", records, b: (chunks) => <span className="font-medium">{chunks}</span> })
              : t.rich("fixes.fixPreview.standsOnLatest", { code, name: name ?? "", records, ofLatest, b: (chunks) => <span className="font-medium">{chunks}</span> })}{" "}
            {documents.map((document, index) => (
              <span key={document.id}>
                {index > 0 && ", "}
                {t.rich("fixes.fixPreview.documentOf", {
                  number: document.docNo ?? document.number,
                  date: formatDate(document.date),
                  link: (chunks) => <Link href={`/records/${document.id}`} target="_blank" className="whitespace-nowrap text-primary-text underline underline-offset-4">{chunks}</Link>,
                })}
              </span>
            ))}
            {records > documents.length && ` ${t("fixes.fixPreview.andMore", { more: records - documents.length })}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Other spellings that are probably the same: ticked, they are answered together. What asks so is a link away. */
function Similar({ preview: { similar }, chosen, onSimilar }: { preview: Preview; chosen: readonly string[]; onSimilar: (keys: string[]) => void }) {
  const t = useTranslations();
  const all = similar.map(({ key }) => key);
  const isAll = all.every((key) => chosen.includes(key));
  return (
    <fieldset className="grid gap-1">
      <legend className="text-xs font-medium">{t("fixes.fixPreview.readsAlike")}</legend>
      {similar.length > 1 && (
        <label className="flex min-h-6 w-fit items-center gap-2">
          <Checkbox checked={isAll} onChange={() => onSimilar(isAll ? [] : all)} /> {t("fixes.fixPreview.allOfThem", { count: similar.length })}
        </label>
      )}
      {similar.map(({ key, label, description, records, recordId, number, isSame }) => (
        <div key={key} className="flex min-h-6 flex-wrap items-center gap-x-2">
          <label className="flex min-w-0 items-center gap-2">
            <Checkbox checked={chosen.includes(key)} onChange={(event) => onSimilar(event.target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))} />
            <span className="min-w-0 break-words">
              <span className="font-medium">{label}</span> <span className="text-xs text-muted-foreground">{[description.replace(/^(email|id|name):/, ""), isSame ? t("fixes.fixPreview.same") : t("fixes.fixPreview.nearlySame")].filter(Boolean).join(" · ")}</span>
            </span>
          </label>
          <span className="text-xs text-muted-foreground">
            {t.rich("fixes.fixPreview.recordsSuchAs", {
              records,
              number,
              link: (chunks) => <Link href={`/records/${recordId}`} target="_blank" className="whitespace-nowrap text-primary-text underline underline-offset-4">{chunks}</Link>,
            })}
          </span>
        </div>
      ))}
    </fieldset>
  );
}
