import { Download } from "lucide-react";
import { NewButton } from "#components/entry/new-button.tsx";
import { buttonVariants } from "#components/ui/button.tsx";

/** What can be done beside a queue. `exportQuery`: the view, where all that it holds can be taken out for AutoCount's own import. */
export function QueueActions({ mayEnter, exportQuery }: { mayEnter: boolean; exportQuery: string | null }) {
  return (
    <>
      {exportQuery !== null && (
        <a href={`/api/by-hand?${exportQuery}`} download className={buttonVariants({ variant: "outline" })}>
          <Download aria-hidden /> Download for AutoCount
        </a>
      )}
      {mayEnter && <NewButton />}
    </>
  );
}
