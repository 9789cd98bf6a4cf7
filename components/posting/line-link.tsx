import { useTranslations } from "next-intl";
import { buttonVariants } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";

/** From what is on its way to the line itself: its state, pause and pace. */
export function LineLink() {
  const t = useTranslations();
  return (
    <Link href="/posting" className={buttonVariants({ variant: "outline" })}>
      {t("posting.lineLink.postingLine")}
    </Link>
  );
}
