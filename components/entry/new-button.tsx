import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { keyHints } from "#components/shell/commands.ts";
import { buttonVariants } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Link } from "#components/ui/link.tsx";

/** Leads to entering a record by hand. */
export function NewButton() {
  const t = useTranslations();
  return (
    <Link href="/new" {...keyHints(t, "new-record")} className={buttonVariants({ variant: "outline" })}>
      <Plus aria-hidden /> {t("entry.newButton.new")} <Kbd className="max-lg:hidden">c</Kbd>
    </Link>
  );
}
