import { Download } from "lucide-react";
import { UploadNumbers } from "#components/bulk/upload-numbers.tsx";
import { formatCount } from "#components/format/money.ts";
import { NewButton } from "#components/entry/new-button.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { maxExported } from "#lib/queues/by-hand-query.ts";

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
  return (
    <>
      {exportQuery !== null && count > maxExported && (
        <p className="max-w-56 text-xs text-balance text-muted-foreground">One file takes the first {formatCount(maxExported)}. Filter by date for the rest.</p>
      )}
      {exportQuery !== null && (
        <a href={`/api/by-hand?${exportQuery}`} download className={buttonVariants({ variant: "outline" })}>
          <Download aria-hidden /> Download for AutoCount
        </a>
      )}
      {takesNumbers && <UploadNumbers queueId="held" />}
      {mayEnter && <NewButton />}
    </>
  );
}
