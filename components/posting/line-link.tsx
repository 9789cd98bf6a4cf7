import { useTranslations } from "next-intl";
import Link from "next/link";
import { buttonVariants } from "#components/ui/button.tsx";

/** From what is on its way to the line itself: its state, pause and pace. */
export function LineLink() {
  const t = useTranslations();
  return (
    <Link href="/posting" prefetch={false} className={buttonVariants({ variant: "outline" })}>
      {t("posting.lineLink.postingLine")}
    </Link>
  );
}
