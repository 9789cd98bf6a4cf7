import type { Metadata } from "next";
import { KindChoice } from "#components/entry/kind-choice.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { findUntaken } from "#lib/intake/entry-queries.ts";

export const metadata: Metadata = { title: "New record" };

export default async function NewPage() {
  const ctx = await requirePermission("record:enter", "/new");
  return (
    <>
      <PageHeader title="New record" description="Enter by hand what no system sends. It is checked by the same rules, and somebody else approves it." />
      <KindChoice untaken={await findUntaken(ctx)} />
    </>
  );
}
