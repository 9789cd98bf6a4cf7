import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import type { LedgerNotice } from "#lib/posting/queries.ts";
import { ledgerText } from "./ledger-text.ts";

type LedgerBannerProps = {
  notice: LedgerNotice;
  /** Whether whoever reads it can set the connection again. */
  maySet: boolean;
  now: string;
};

/** Above every page while nothing is posted for the whole company: what is wrong, that nothing is lost, what to do. */
export function LedgerBanner({ notice, maySet, now }: LedgerBannerProps) {
  const t = useTranslations();
  const { what, todo, link } = ledgerText(t, notice, maySet, now);
  return (
    <div role="status" className="flex items-start gap-2.5 border-b bg-held-soft px-4 py-2 text-held-fg lg:px-6">
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      <p className="min-w-0 text-pretty">
        <strong className="font-semibold">{what}</strong> {todo}
        {link !== undefined && (
          <>
            {" "}
            <Link href={link.href} className="font-medium whitespace-nowrap underline underline-offset-4">
              {link.text}
            </Link>
          </>
        )}
        {notice.kind !== "paused" && notice.reason !== null && <span className="block text-xs break-words">{t("shell.ledgerBanner.answer", { reason: notice.reason })}</span>}
      </p>
    </div>
  );
}
