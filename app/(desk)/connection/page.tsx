import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConnectionFacts } from "#components/connection/connection-facts.tsx";
import { ConnectionForm } from "#components/connection/connection-form.tsx";
import { MirrorCard } from "#components/connection/mirror-card.tsx";
import { TestCard } from "#components/connection/test-card.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { CardsSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { findConnectionScreen } from "#lib/posting/connection-queries.ts";
import { ledgerKinds } from "#lib/wiring.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("connection.page.connection") };
}

export default async function ConnectionPage() {
  const t = await getTranslations();
  const ctx = await requirePermission("review:read", "/connection");
  const maySet = can(ctx.actor, "settings:manage");
  return (
    <Patiently load={findConnectionScreen(ctx, maySet)} fallback={<><PageHeader title={t("connection.page.connectionToAutocount")} description={t("connection.page.whichAccountBookDocuments")} /><CardsSkeleton cards={3} /></>}>
      {({ connection, settings, mirror, now }) => {
        const lists = connection !== null && <MirrorCard mirror={mirror} now={now} mayRefresh={can(ctx.actor, "code:correct")} />;
        const stopped = connection?.state === "stopped" ? <Badge tone="error">{t("connection.page.stoppedAutocountTurnedTheKey")}</Badge> : undefined;
        return (
          <>
            <PageHeader title={t("connection.page.connectionToAutocount")} beside={stopped} description={t("connection.page.whichAccountBookDocuments")} />
            <div className="px-4 pb-5 lg:px-6">
              {maySet ? (
                <ConnectionForm connection={connection} settings={settings} kinds={ledgerKinds} now={now}>
                  {lists}
                </ConnectionForm>
              ) : (
                <ConnectionFacts connection={connection} settings={settings}>
                  <TestCard tested={connection?.tested ?? null} now={now} />
                  {lists}
                </ConnectionFacts>
              )}
            </div>
          </>
        );
      }}
    </Patiently>
  );
}
