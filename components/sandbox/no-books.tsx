import { BookX, Unplug } from "lucide-react";
import type { ReactNode } from "react";
import { PageHeader } from "#components/shell/page-header.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import type { SandboxTrouble } from "#lib/sandbox-view/ask-sandbox.ts";
import type { SandboxBook } from "#lib/sandbox-view/queries.ts";

const reasons: Readonly<Record<Exclude<SandboxBook["kind"], "ours">, { title: string; text: ReactNode }>> = {
  "not-connected": { title: "The company is not connected to AutoCount yet", text: <>Connect it to the sandbox to try Holdpoint out: <code>npm run cli -- connection set --company KEY --kind sandbox</code></> },
  real: { title: "This company posts to a real account book", text: "Its documents are seen in AutoCount itself. This page shows the books of the sandbox only, and nothing here can touch a real book." },
  "other-sandbox": { title: "The company is connected to another sandbox", text: "This page shows the one that was started together with Holdpoint." },
};

/** Why there are no sandbox books to show for this company. */
export function NoBooks({ kind }: { kind: Exclude<SandboxBook["kind"], "ours"> }) {
  const { title, text } = reasons[kind];
  return (
    <>
      <PageHeader title="Sandbox books" />
      <EmptyState icon={BookX} title={title} className="border-y bg-card">{text}</EmptyState>
    </>
  );
}

/** The sandbox is away, or it does not have what was asked for. */
export function SandboxTroubleState({ trouble }: { trouble: SandboxTrouble }) {
  if (trouble.code === "sandbox-away") {
    return (
      <ErrorState title="The sandbox does not answer" className="border-y bg-card">
        It is started together with Holdpoint by <code>npm start</code>. If it has just been started, wait a moment and load this page again; its documents are kept.
      </ErrorState>
    );
  }
  if (trouble.status === 404) return <EmptyState icon={Unplug} title="The sandbox has no such thing" className="border-y bg-card">The document may have been deleted there, or the sandbox was started anew with empty books.</EmptyState>;
  return <ErrorState title="The sandbox refused to answer" className="border-y bg-card">{trouble.message}</ErrorState>;
}
