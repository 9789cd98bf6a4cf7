import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { NewButton } from "#components/entry/new-button.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { maxExported } from "#lib/queues/by-hand-query.ts";
import { UploadNumbers } from "./later.tsx";

type QueueActionsProps = {
  mayEnter: boolean;
  /** The view, where what it holds can be taken out for AutoCount's own import. */
  exportQuery: string | null;
  /** Where the numbers that they got there may be brought back. */
  takesNumbers: boolean;
  /** How many records the view has. */
  count: number;
};

/** What can be done beside a queue. */
export function QueueActions({ mayEnter, exportQuery, takesNumbers, count }: QueueActionsProps) {
  const t = useTranslations();
  return (
    <>
      {exportQuery !== null && count > maxExported && (
        <p className="max-w-56 text-xs text-balance text-muted-foreground">{t("queues.queueActions.fileTakesFirst", { maxExported: formatCount(maxExported) })}</p>
      )}
      {exportQuery !== null && (
        <a href={`/api/by-hand?${exportQuery}`} download className={buttonVariants({ variant: "outline" })}>
          <Download aria-hidden /> {t("queues.queueActions.download")}
        </a>
      )}
      {takesNumbers && <UploadNumbers queueId="held" />}
      {mayEnter && <NewButton />}
    </>
  );
}
