import { CircleAlert, CircleCheck, CircleDashed, CircleMinus } from "lucide-react";
import Link from "next/link";
import { formatMoney } from "#components/format/money.ts";
import type { BulkAct } from "#lib/bulk/acts.ts";
import type { ShownItem } from "#lib/bulk/queries.ts";
import { bulkRefusalText, itemNote } from "./bulk-words.ts";

const signs = {
  done: { Sign: CircleCheck, label: "Done", look: "text-posted" },
  refused: { Sign: CircleAlert, label: "Refused", look: "text-error" },
  "left-out": { Sign: CircleMinus, label: "Left out", look: "text-held" },
  waiting: { Sign: CircleDashed, label: "Not done", look: "text-muted-foreground" },
} as const;

/** What became of each record of a run. */
export function ItemList({ act, items }: { act: BulkAct; items: readonly ShownItem[] }) {
  return (
    <ul className="divide-y">
      {items.map((item) => {
        const { Sign, label, look } = signs[item.state];
        const note = itemNote(act, item);
        return (
          <li key={item.seq} className="flex items-start gap-2 px-3 py-2">
            <Sign className={`mt-0.5 size-4 shrink-0 ${look}`} aria-label={label} />
            <span className="min-w-0 flex-1">
              <Link href={`/records/${item.recordId}`} prefetch={false} className="rounded-sm font-medium hover:underline">
                {item.number || "A record that is gone"}
              </Link>{" "}
              <span className="text-muted-foreground">{item.partyName}</span>
              {item.refusal !== null && <span className="block text-error-fg">{bulkRefusalText(item.refusal)}</span>}
              {note !== null && <span className="block text-muted-foreground">{note}</span>}
            </span>
            <span className="shrink-0 text-muted-foreground tabular-nums">{formatMoney(item.total, item.currency)}</span>
          </li>
        );
      })}
    </ul>
  );
}
