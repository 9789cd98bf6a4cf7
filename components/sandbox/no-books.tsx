import { BookX, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "#components/shell/page-header.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import type { SandboxTrouble } from "#lib/sandbox-view/ask-sandbox.ts";
import type { SandboxBook } from "#lib/sandbox-view/queries.ts";
import type { Translate } from "#messages/translate.ts";

const reasons = (t: Translate): Readonly<Record<Exclude<SandboxBook["kind"], "ours">, { title: string; text: ReactNode }>> => ({
  "not-connected": { title: t("sandbox.noBooks.reasons.notConnected.title"), text: <>{t.rich("sandbox.noBooks.connectItToTheSandbox", { code: (chunks) => <code>{chunks}</code> })}</> },
  real: { title: t("sandbox.noBooks.reasons.real.title"), text: t("sandbox.noBooks.reasons.real.text") },
  "other-sandbox": { title: t("sandbox.noBooks.reasons.otherSandbox.title"), text: t("sandbox.noBooks.reasons.otherSandbox.text") },
});

/** Why there are no sandbox books to show for this company. */
export function NoBooks({ kind }: { kind: Exclude<SandboxBook["kind"], "ours"> }) {
  const t = useTranslations();
  const { title, text } = reasons(t)[kind];
  return (
    <>
      <PageHeader title={t("sandbox.noBooks.sandboxBooks")} />
      <EmptyState icon={BookX} title={title} className="border-y bg-card">{text}</EmptyState>
    </>
  );
}

/** The sandbox is away, or it does not have what was asked for. */
export function SandboxTroubleState({ trouble }: { trouble: SandboxTrouble }) {
  const t = useTranslations();
  if (trouble.code === "sandbox-away") {
    return (
      <ErrorState title={t("sandbox.noBooks.theSandboxDoesNotAnswer")} className="border-y bg-card">
        {t.rich("sandbox.noBooks.itIsStartedTogether", { code: (chunks) => <code>{chunks}</code> })}
      </ErrorState>
    );
  }
  if (trouble.status === 404) return <EmptyState icon={Unplug} title={t("sandbox.noBooks.theSandboxHasNoSuch")} className="border-y bg-card">{t("sandbox.noBooks.theDocumentMayHaveBeen")}</EmptyState>;
  return <ErrorState title={t("sandbox.noBooks.theSandboxRefusedToAnswer")} className="border-y bg-card">{trouble.message}</ErrorState>;
}
