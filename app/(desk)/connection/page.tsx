import type { Metadata } from "next";
import { ConnectionFacts } from "#components/connection/connection-facts.tsx";
import { ConnectionForm } from "#components/connection/connection-form.tsx";
import { MirrorCard } from "#components/connection/mirror-card.tsx";
import { TestCard } from "#components/connection/test-card.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { findConnectionScreen } from "#lib/posting/connection-queries.ts";
import { ledgerKinds } from "#lib/wiring.ts";

export const metadata: Metadata = { title: "Connection" };

export default async function ConnectionPage() {
  const ctx = await requirePermission("review:read", "/connection");
  const maySet = can(ctx.actor, "settings:manage");
  const { connection, settings, mirror, now } = await findConnectionScreen(ctx, maySet);
  const lists = connection !== null && <MirrorCard mirror={mirror} now={now} mayRefresh={can(ctx.actor, "code:correct")} />;
  const stopped = connection?.state === "stopped" ? <Badge tone="error">stopped: AutoCount turned the key away</Badge> : undefined;
  return (
    <>
      <PageHeader title="Connection to AutoCount" beside={stopped} description="Which account book documents are posted to, and what that book calls things." />
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
}
