import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { DocumentsList } from "#components/imports/documents-list.tsx";
import { ImportView } from "#components/imports/import-view.tsx";
import { MappingScreen } from "#components/imports/mapping-screen.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { CardsSkeleton, HeadSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { documentsView, findImportScreen, findImportProgress, listImportDocuments } from "#lib/imports/queries.ts";
import { suggestForImport } from "#lib/imports/suggest-for-import.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("imports.onePage.import") };
}

type ImportPageProps = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ImportPage({ params, searchParams }: ImportPageProps) {
  const { id } = await params;
  const ctx = await requirePermission("imports:run", `/imports/${id}`);
  const search = await searchParams;
  return (
    <Patiently load={findImportScreen(ctx, id)} fallback={<><HeadSkeleton isBelow /><CardsSkeleton /></>}>
      {(shown) => {
        if (shown === null) notFound();
        return (
          <>
            <ImportView shown={shown}>{shown.state === "uploaded" ? <Mapping ctx={ctx} shown={shown} /> : shown.documents > 0 && <Documents ctx={ctx} shown={shown} search={search} />}</ImportView>
            <LiveRefresh ids={[id]} everyMs={1000} />
          </>
        );
      }}
    </Patiently>
  );
}

type Shown = NonNullable<Awaited<ReturnType<typeof findImportScreen>>>;
type Ctx = Awaited<ReturnType<typeof requirePermission>>;

async function Mapping({ ctx, shown }: { ctx: Ctx; shown: Shown }) {
  const row = await findImportProgress(ctx, shown.id);
  const suggested = row && (await suggestForImport(ctx, row));
  if (!suggested || shown.layout === null) notFound();
  return (
    <MappingScreen
      // Read another way, it is another file to map.
      key={JSON.stringify([shown.layout.sheet, shown.layout.headerRow, shown.layout.delimiter, shown.layout.encoding])}
      importId={shown.id}
      revision={shown.revision}
      kind={shown.kind}
      layout={shown.layout}
      sample={shown.sample}
      body={shown.mapping ?? suggested.body}
      name={shown.mappingName ?? suggested.name}
      suggestions={suggested.suggestions}
      questions={suggested.questions}
    />
  );
}

async function Documents({ ctx, shown, search }: { ctx: Ctx; shown: Shown; search: Record<string, string | string[] | undefined> }) {
  const view = documentsView.parse(search);
  const { documents, next } = await listImportDocuments(ctx, shown.id, view);
  return <DocumentsList importId={shown.id} view={view} counts={shown.counts} documents={documents} next={next} />;
}
