import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { Translate } from "#messages/translate.ts";

const groups = (t: Translate): readonly { title: string; kinds: readonly { kind: Kind; text: string }[] }[] => [
  {
    title: t("entry.kindChoice.groups.sales"),
    kinds: [
      { kind: "invoice", text: t("entry.kindChoice.kinds.invoice") },
      { kind: "sales_order", text: t("entry.kindChoice.kinds.salesOrder") },
      { kind: "delivery_order", text: t("entry.kindChoice.kinds.deliveryOrder") },
      { kind: "credit_note", text: t("entry.kindChoice.kinds.creditNote") },
      { kind: "payment", text: t("entry.kindChoice.kinds.payment") },
    ],
  },
  { title: t("entry.kindChoice.groups.purchases"), kinds: [{ kind: "purchase_order", text: t("entry.kindChoice.kinds.purchaseOrder") }] },
  {
    title: t("entry.kindChoice.groups.stock"),
    kinds: [
      { kind: "stock_transfer", text: t("entry.kindChoice.kinds.stockTransfer") },
      { kind: "stock_adjustment", text: t("entry.kindChoice.kinds.stockAdjustment") },
    ],
  },
  {
    title: t("entry.kindChoice.groups.lists"),
    kinds: [
      { kind: "customer", text: t("entry.kindChoice.kinds.customer") },
      { kind: "supplier", text: t("entry.kindChoice.kinds.supplier") },
      { kind: "item", text: t("entry.kindChoice.kinds.item") },
    ],
  },
];

type Untaken = { ledger: string; kinds: readonly Kind[] };

/** Every kind that can be entered, and which of them the company's AutoCount does not take. */
export function KindChoice({ untaken }: { untaken: Untaken | null }) {
  const t = useTranslations();
  return (
    <div className="grid gap-6 px-4 pt-1 pb-6 sm:grid-cols-2 lg:grid-cols-4 lg:px-6">
      {groups(t).map((group) => (
        <section key={group.title} aria-labelledby={`new-${group.title}`}>
          <h2 id={`new-${group.title}`} className="mb-2 text-xs font-semibold text-muted-foreground">
            {group.title}
          </h2>
          <ul className="grid gap-2">
            {group.kinds.map(({ kind, text }) => (
              <li key={kind}>
                <Link href={`/new/${kind}`} className="block rounded-lg border bg-card px-3.5 py-2.5 shadow-sm hover:border-input hover:bg-accent">
                  <span className="block font-medium">{t(`format.kinds.${kind}`)}</span>
                  <span className="block text-xs text-muted-foreground">{text}</span>
                  {untaken?.kinds.includes(kind) === true && <span className="mt-1 block text-xs text-held-fg">{untakenText(t, kind, untaken)}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function untakenText(t: Translate, kind: Kind, { ledger, kinds }: Untaken): string {
  if (kind === "sales_order" && !kinds.includes("invoice")) return t("entry.kindChoice.waitsUntilBilled", { ledger });
  return t("entry.kindChoice.heldByHand", { ledger });
}
