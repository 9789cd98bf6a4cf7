import { CircleAlert, CircleCheck, CircleDashed, CircleMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatMoney } from "#components/format/money.ts";
import { Link } from "#components/ui/link.tsx";
import type { BulkAct } from "#lib/bulk/acts.ts";
import type { ShownItem } from "#lib/bulk/queries.ts";
import type { Translate } from "#messages/translate.ts";
import { bulkRefusalText, itemNote } from "./bulk-words.ts";

const signs = (t: Translate) => ({
  done: { Sign: CircleCheck, label: t("bulk.itemList.signs.done.label"), look: "text-posted" },
  refused: { Sign: CircleAlert, label: t("bulk.itemList.signs.refused.label"), look: "text-error" },
  "left-out": { Sign: CircleMinus, label: t("bulk.itemList.signs.leftOut.label"), look: "text-held" },
  waiting: { Sign: CircleDashed, label: t("bulk.itemList.signs.waiting.label"), look: "text-muted-foreground" },
} as const);

/** What became of each record of a run. */
export function ItemList({ act, items }: { act: BulkAct; items: readonly ShownItem[] }) {
  const t = useTranslations();
  return (
    <ul className="divide-y">
      {items.map((item) => {
        const { Sign, label, look } = signs(t)[item.state];
        const note = itemNote(t, act, item);
        return (
          <li key={item.seq} className="flex items-start gap-2 px-3 py-2">
            <Sign className={`mt-0.5 size-4 shrink-0 ${look}`} aria-label={label} />
            <span className="min-w-0 flex-1">
              <Link href={`/records/${item.recordId}`} className="rounded-sm font-medium hover:underline">
                {item.number || t("bulk.itemList.aRecordThatIsGone")}
              </Link>{" "}
              <span className="text-muted-foreground">{item.partyName}</span>
              {item.refusal !== null && <span className="block text-error-fg">{bulkRefusalText(t, item.refusal)}</span>}
              {note !== null && <span className="block text-muted-foreground">{note}</span>}
            </span>
            <span className="shrink-0 text-muted-foreground tabular-nums">{formatMoney(item.total, item.currency)}</span>
          </li>
        );
      })}
    </ul>
  );
}
