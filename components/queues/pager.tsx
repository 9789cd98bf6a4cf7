import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { keyHints } from "#components/shell/commands.ts";
import { buttonVariants } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";

type PagerProps = { previousHref: string | null; nextHref: string | null; shown: number };

/** One page on or back. Keyset pages have no numbers: they stay right while rows come and go. */
export function Pager({ previousHref, nextHref, shown }: PagerProps) {
  const t = useTranslations();
  if (previousHref === null && nextHref === null) return null;
  return (
    <nav aria-label={t("queues.pager.label")} className="flex items-center justify-between gap-3 px-4 py-3 lg:px-6">
      <PagerLink href={previousHref} rel="prev">
        <ChevronLeft aria-hidden />
        {t("queues.pager.previous")}
      </PagerLink>
      <p className="text-xs text-muted-foreground">{t("queues.pager.shown", { shown })}</p>
      <PagerLink href={nextHref} rel="next">
        {t("queues.pager.next")}
        <ChevronRight aria-hidden />
      </PagerLink>
    </nav>
  );
}

function PagerLink({ href, rel, children }: { href: string | null; rel: "prev" | "next"; children: React.ReactNode }) {
  const t = useTranslations();
  const look = buttonVariants({ variant: "outline", size: "sm" });
  if (href === null) return <span aria-disabled className={look}>{children}</span>;
  return (
    <Link href={href} rel={rel} data-page={rel} {...keyHints(t, rel === "next" ? "next-page" : "previous-page")} className={look}>
      {children}
    </Link>
  );
}
