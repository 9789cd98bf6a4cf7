import type { Metadata } from "next";
import Link from "next/link";
import { ListSummaries } from "#components/reference/list-summaries.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { countOpenDrift } from "#lib/reference/drift-queries.ts";
import { summariseLists } from "#lib/reference/list-queries.ts";

export const metadata: Metadata = { title: "Reference data" };

export default async function ReferencePage() {
  const ctx = await requirePermission("review:read", "/reference");
  const [lists, drift] = await Promise.all([summariseLists(ctx), countOpenDrift(ctx)]);
  return (
    <>
      <PageHeader
        title="Reference data"
        description="What records are checked against: read from AutoCount, uploaded, or entered by hand."
        actions={
          <Link href="/reference/drift" className={buttonVariants({ variant: "outline" })}>
            Drift watch{drift > 0 ? ` (${drift})` : ""}
          </Link>
        }
      />
      <ListSummaries lists={lists} now={ctx.now().toISOString()} />
    </>
  );
}
