import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { EntryForm } from "#components/entry/entry-form.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { EntrySkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { Link } from "#components/ui/link.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { documentKind } from "#lib/canonical/kind-schemas.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { findEntryStart } from "#lib/intake/entry-queries.ts";

type NewKindPageProps = { params: Promise<{ kind: string }> };

export async function generateMetadata({ params }: NewKindPageProps): Promise<Metadata> {
  const t = await getTranslations();
  const kind = parseKind((await params).kind);
  return { title: kind === null ? undefined : t("entry.kindPage.title", { kind: t(`format.kinds.${kind}`).toLowerCase() }) };
}

export default async function NewKindPage({ params }: NewKindPageProps) {
  const t = await getTranslations();
  const kind = parseKind((await params).kind);
  if (kind === null) notFound();
  const ctx = await requirePermission("record:enter", `/new/${kind}`);
  return (
    <>
      <PageHeader
        title={t("entry.kindPage.title", { kind: t(`format.kinds.${kind}`).toLowerCase() })}
        actions={
          <Link href="/new" className="text-primary-text underline-offset-4 hover:underline">
            {t("entry.kindPage.anotherKind")}
          </Link>
        }
      />
      <Patiently load={findEntryStart(ctx, kind)} fallback={<EntrySkeleton />}>
        {(start) => <EntryForm kind={kind} start={start} person={ctx.actor.id} />}
      </Patiently>
    </>
  );
}

function parseKind(text: string): Kind | null {
  const parsed = documentKind.safeParse(text);
  return parsed.success ? parsed.data : null;
}
