import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";
import { LedgerBanner } from "#components/shell/ledger-banner.tsx";
import { Shell } from "#components/shell/shell.tsx";
import { contextOf, currentActor } from "#lib/auth/current-actor.ts";
import { logFault } from "#lib/auth/log-fault.ts";
import { can } from "#lib/auth/permissions.ts";
import { env } from "#lib/env.ts";
import { findLedgerNotice } from "#lib/posting/queries.ts";
import { deskCounts } from "#lib/live/desk-counts.ts";
import { listHomes } from "#lib/views/queries.ts";
import { findSandboxBook } from "#lib/sandbox-view/queries.ts";

/** No guard: each page asks for its own permission. Who is signed out is sent away by the page below. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const signedIn = await currentActor();
  if (signedIn === null) return children;
  const { actor, company, email } = signedIn;
  const ctx = contextOf(signedIn);
  // A failed query shows on the page below it; the way to other pages stays.
  const [counts, notice, sandbox, homes] = await Promise.all([
    deskCounts(ctx).catch(withoutIt("counting the queues")),
    findLedgerNotice(ctx).catch(withoutIt("looking how the ledger stands")),
    findSandboxBook(ctx).catch(withoutIt("looking for the sandbox")),
    listHomes(ctx).catch(withoutIt("looking where the queues begin")),
  ]);
  return (
    <ClientMessages of="app/(desk)">
      <Shell company={company.name} person={{ id: actor.id, name: actor.name, email, role: actor.role }} counts={counts} hasSandbox={sandbox?.kind === "ours"} homes={homes ?? {}} isTourDue={!signedIn.hasSeenTour && env("HOLDPOINT_TOUR") === "1"}>
        {notice !== null && <LedgerBanner notice={notice} maySet={can(actor, "settings:manage")} now={ctx.now().toISOString()} />}
        {children}
      </Shell>
    </ClientMessages>
  );
}

function withoutIt(doing: string) {
  return (error: unknown): null => {
    logFault(error, doing);
    return null;
  };
}
