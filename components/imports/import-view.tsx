import { ArrowLeft, CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatBytes, formatCount } from "#components/format/money.ts";
import { formatInstant } from "#components/format/time.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Link } from "#components/ui/link.tsx";
import type { ImportScreen } from "#lib/imports/queries.ts";
import type { Translate } from "#messages/translate.ts";
import { importKindWord } from "./import-kind-word.ts";
import { ImportStateBadge } from "./import-state-badge.tsx";
import { ImportSteps } from "./import-steps.tsx";
import { ProgressBar } from "./progress-bar.tsx";

/** One import: what it is, how far it is and what can be done; below it the mapping or the documents. */
export function ImportView({ shown, children }: { shown: ImportScreen; children: ReactNode }) {
  const t = useTranslations();
  const { id, revision, state, documents, counts, doneCount } = shown;
  return (
    <>
      <Link href="/imports" className="mx-4 mt-3 inline-flex items-center gap-1 text-xs text-muted-foreground hover:text-foreground lg:mx-6">
        <ArrowLeft className="size-3.5" aria-hidden />
        {t("imports.importView.imports")}
      </Link>
      <PageHeader
        title={<span className="[overflow-wrap:anywhere]">{shown.fileName}</span>}
        beside={<ImportStateBadge state={state} />}
        description={t("imports.importView.uploadedBy", { kind: importKindWord(t, shown.kind), name: shown.source.name, size: formatBytes(shown.size), createdByName: shown.createdByName, createdAt: formatInstant(shown.createdAt) })}
      />
      <div className="grid gap-3 px-4 pb-4 lg:px-6">
        {shown.earlier && state !== "done" && (
          <Notice>
            {t.rich("imports.importView.theSameFileWasImported", { link: (chunks) => <Link href={`/imports/${shown.earlier?.id}`} className="underline underline-offset-4">{chunks}</Link>, fileName: shown.earlier.fileName, createdAt: formatInstant(shown.earlier.createdAt), createdByName: shown.earlier.createdByName })}
          </Notice>
        )}
        {shown.problem && (
          <div role="alert" className="flex gap-2.5 rounded-lg border border-error/40 bg-error-soft p-3 text-error-fg">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            <p>{shown.problem}</p>
          </div>
        )}
        <p role="status" className="max-w-3xl">{sentenceOf(t, shown)}</p>
        {(state === "running" || state === "cancelled") && documents > 0 && (
          <div className="max-w-xl">
            <ProgressBar label={t("imports.importView.ofDocuments", { doneCount: formatCount(doneCount), documents: formatCount(documents) })} share={doneCount / documents} />
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

function sentenceOf(t: Translate, { state, rows, documents, counts, takenCount, refusedCount }: ImportScreen): string {
  const said = t("imports.importView.newChangedRepeatedWrong", { new: formatCount(counts.new), changed: formatCount(counts.changed), repeated: formatCount(counts.repeated), wrong: formatCount(counts.wrong) });
  switch (state) {
    case "uploaded":
      return t("imports.importView.chooseTheFieldForEach");
    case "previewing":
      return t("imports.importView.theFileIsBeingGone", { rows: formatCount(rows), said });
    case "previewed":
      return t("imports.importView.rowsAreDocumentsNothing", { rows: formatCount(rows), documents: formatCount(documents), said });
    case "running":
      return t("imports.importView.theDocumentsBecomeRecordsNow");
    case "cancelled":
      return t("imports.importView.itWasStoppedWhatBecame", { takenCount: formatCount(takenCount) });
    case "done":
      return t("imports.importView.doneDocumentsTakenDownload", { taken: formatCount(takenCount), refused: refusedCount, wrong: counts.wrong });
    default:
      return t("imports.importView.theFileIsKept");
  }
}
