"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useId, useState } from "react";
import { formatCount, formatMoney } from "#components/format/money.ts";
import { formatDate } from "#components/format/time.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { cn } from "#components/ui/cn.ts";
import type { FixPreview as Preview } from "#lib/fixes/preview-fix.ts";
import { FixSample } from "./fix-sample.tsx";
import { type PreviewQuestion, useFixPreview } from "./use-fix-preview.ts";

type FixPreviewProps = {
  question: PreviewQuestion;
  /** The company's own currency, in which items have their prices. */
  baseCurrency: string;
  onSimilar: (keys: string[]) => void;
};

/** What an answer for many would do, said before it is given: how many it frees, other answers, and what reads alike. */
export function FixPreview({ question, baseCurrency, onSimilar }: FixPreviewProps) {
  const { preview, isBusy, hasFailed } = useFixPreview(question);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (hasFailed) return <p className="text-xs text-muted-foreground">What this answer changes could not be loaded. You can answer all the same.</p>;
  if (preview === null) return <p className="text-xs text-muted-foreground">Looking at what this answer changes …</p>;
  const others = preview.totals.reduce((sum, { alone, more }) => sum + alone + more, 0);
  return (
    <section aria-label="What this answer changes" aria-busy={isBusy} className={cn("grid gap-2 rounded-md border bg-muted/40 px-3 py-2 transition-opacity", isBusy && "opacity-60")}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p aria-live="polite">{others === 0 ? "No other open record asks this." : <Totals preview={preview} />}</p>
        {preview.sample.length > 0 && (
          <Button variant="ghost" size="sm" aria-expanded={isOpen} aria-controls={`${id}-sample`} onClick={() => setOpen(!isOpen)} className="-mr-2">
            <ChevronRight className={cn("size-3.5 transition-transform", isOpen && "rotate-90")} />
            Before and after
          </Button>
        )}
      </div>
      {isOpen && preview.target !== null && (
        <div id={`${id}-sample`}>
          <FixSample sample={preview.sample} target={preview.target} type={question.type} baseCurrency={baseCurrency} />
        </div>
      )}
      <OtherAnswers preview={preview} />
      {preview.similar.length > 0 && <Similar preview={preview} chosen={question.similar} onSimilar={onSimilar} />}
    </section>
  );
}

function Totals({ preview: { totals } }: { preview: Preview }) {
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
          Frees <strong>{formatCount(alone)} other {alone === 1 ? "record" : "records"}</strong>
          {worthOf("alone")}, as far as no other check finds anything then.{" "}
        </>
      )}
      {more > 0 && (
        <span className="text-muted-foreground">
          {formatCount(more)} {alone > 0 ? "more" : "other"} {more === 1 ? "gets" : "get"} the answer and {more === 1 ? "stays" : "stay"} held for something else{worthOf("more")}.
        </span>
      )}
    </>
  );
}

/** Other answers to the same question: taught once, or standing on posted documents. */
function OtherAnswers({ preview: { past, posted } }: { preview: Preview }) {
  if (past.length === 0 && posted.length === 0) return null;
  return (
    <div className="border-l-2 border-held pl-2.5 text-xs">
      <p className="font-medium">Answered differently before</p>
      <ul className="grid gap-0.5">
        {past.map((answer) => (
          <li key={`${answer.target} ${answer.taughtAt}`}>
            <span className="font-medium">{answer.target}</span> {answer.name ?? ""}: by {answer.taughtBy} on {formatDate(answer.taughtAt)}
            {answer.revokedAt === null ? ` for ${answer.sourceName ?? "every source"}` : `, no longer since ${formatDate(answer.revokedAt)}`}
            {answer.customerCode === null ? "" : `, only for ${answer.customerCode}`}
          </li>
        ))}
        {posted.map(({ code, records, documents }) => (
          <li key={code}>
            <span className="font-medium">{code}</span> stands on {formatCount(records)} posted {records === 1 ? "document" : "documents"}:{" "}
            {documents.map((document, index) => (
              <span key={document.id}>
                {index > 0 && ", "}
                <Link href={`/records/${document.id}`} prefetch={false} target="_blank" className="text-primary-text underline underline-offset-4">
                  {document.docNo ?? document.number}
                </Link>{" "}
                of {formatDate(document.date)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Similar({ preview: { similar }, chosen, onSimilar }: { preview: Preview; chosen: readonly string[]; onSimilar: (keys: string[]) => void }) {
  return (
    <fieldset className="grid gap-1">
      <legend className="text-xs font-medium">Reads alike; tick what is the same, and it is answered too</legend>
      {similar.map(({ key, label, description, records, isSame }) => (
        <label key={key} className="flex min-h-6 items-center gap-2">
          <Checkbox checked={chosen.includes(key)} onChange={(event) => onSimilar(event.target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))} />
          <span className="min-w-0 break-words">
            <span className="font-medium">{label}</span> <span className="text-xs text-muted-foreground">{[description.replace(/^(email|id|name):/, ""), `${formatCount(records)} ${records === 1 ? "record" : "records"}`, isSame ? "the same but for case, spaces or signs" : "nearly the same"].filter(Boolean).join(" · ")}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
