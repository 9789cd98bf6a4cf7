import type { ReactNode } from "react";
import { Shell } from "#components/shell/shell.tsx";
import { contextOf, currentActor } from "#lib/auth/current-actor.ts";
import { logFault } from "#lib/auth/log-fault.ts";
import { badgeCounts } from "#lib/queues/badge-counts.ts";

/** No guard: each page asks for its own permission. Who is signed out is sent away by the page below. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const signedIn = await currentActor();
  if (signedIn === null) return children;
  const { actor, company, email } = signedIn;
  // A failed query shows on the page below it; the way to other pages stays.
  const counts = await badgeCounts(contextOf(signedIn)).catch((error: unknown) => {
    logFault(error, "counting the queues");
    return null;
  });
  return (
    <Shell company={company.name} person={{ name: actor.name, email, role: actor.role }} counts={counts}>
      {children}
    </Shell>
  );
}
