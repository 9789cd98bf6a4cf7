import { ArrowLeft, CircleAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { formatBytes, formatCount } from "#components/format/money.ts";
import { formatInstant } from "#components/format/time.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { importKindLabels } from "#lib/imports/import-kind.ts";
import type { ImportScreen } from "#lib/imports/queries.ts";
import { ImportStateBadge } from "./import-state-badge.tsx";
import { ImportSteps } from "./import-steps.tsx";
import { ProgressBar } from "./progress-bar.tsx";

/** One import: what it is, how far it is and what can be done; below it the mapping or the documents. */
export function ImportView({ shown, children }: { shown: ImportScreen; children: ReactNode }) {
  const { id, revision, state, documents, counts, doneCount } = shown;
  return (
    <>
      <Link href="/imports" className="mx-4 mt-3 inline-flex items-center gap-1 text-xs text-muted-foreground hover:text-foreground lg:mx-6">
        <ArrowLeft className="size-3.5" aria-hidden />
        Imports
      </Link>
      <PageHeader
        title={<span className="[overflow-wrap:anywhere]">{shown.fileName}</span>}
        beside={<ImportStateBadge state={state} />}
        description={`${importKindLabels[shown.kind].replace(/ \(.*/, "")} · ${shown.source.name} · ${formatBytes(shown.size)} · uploaded by ${shown.createdByName}, ${formatInstant(shown.createdAt)}`}
      />
      <div className="grid gap-3 px-4 pb-4 lg:px-6">
        {shown.earlier && state !== "done" && (
          <Notice>
            The same file was imported as{" "}
            <Link href={`/imports/${shown.earlier.id}`} className="underline underline-offset-4">
              {shown.earlier.fileName}
            </Link>{" "}
            on {formatInstant(shown.earlier.createdAt)}, by {shown.earlier.createdByName}. Nothing is made twice: its documents show as repeated.
          </Notice>
        )}
        {shown.problem && (
          <div role="alert" className="flex gap-2.5 rounded-lg border border-error/40 bg-error-soft p-3 text-error-fg">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            <p>{shown.problem}</p>
          </div>
        )}
        <p role="status" className="max-w-3xl">{sentenceOf(shown)}</p>
        {(state === "running" || state === "cancelled") && documents > 0 && (
          <div className="max-w-xl">
            <ProgressBar label={`${formatCount(doneCount)} of ${formatCount(documents)} documents`} share={doneCount / documents} />
          </div>
        )}
        <ImportSteps importId={id} revision={revision} state={state} documents={documents} wrong={counts.wrong} done={doneCount} />
      </div>
      {children}
    </>
  );
}

function Notice({ children }: { children: ReactNode }) {
  return <p className="rounded-lg border border-held/40 bg-held-soft p-3 text-held-fg">{children}</p>;
}

function sentenceOf({ state, rows, documents, counts, takenCount, refusedCount }: ImportScreen): string {
  const said = `${formatCount(counts.new)} new, ${formatCount(counts.changed)} changed, ${formatCount(counts.repeated)} repeated, ${formatCount(counts.wrong)} wrong`;
  switch (state) {
    case "uploaded":
      return "Choose the field for each column. Nothing becomes a record before you have seen what would come of the whole file.";
    case "previewing":
      return `The file is being gone through: ${formatCount(rows)} rows so far, ${said}.`;
    case "previewed":
      return `${formatCount(rows)} rows are ${formatCount(documents)} documents: ${said}. Nothing was written yet; what is wrong is left out.`;
    case "running":
      return "The documents become records now. You can leave this page.";
    case "cancelled":
      return `It was stopped. What became a record stays one: ${formatCount(takenCount)} so far.`;
    case "done":
      return `Done: ${formatCount(takenCount)} documents taken${refusedCount > 0 ? `, ${formatCount(refusedCount)} refused` : ""}${counts.wrong > 0 ? `, ${formatCount(counts.wrong)} wrong and left out` : ""}. Download the file with its results to mend what was left out.`;
    default:
      return "The file is kept as it came. Mend it and import it anew.";
  }
}
