import Link from "next/link";
import { type Kind, kindLabels } from "#lib/canonical/kinds.ts";

const groups: readonly { title: string; kinds: readonly { kind: Kind; text: string }[] }[] = [
  {
    title: "Sales",
    kinds: [
      { kind: "invoice", text: "What a customer owes" },
      { kind: "sales_order", text: "What a customer has ordered" },
      { kind: "delivery_order", text: "Goods that go out for an order" },
      { kind: "credit_note", text: "Goods or money that went back" },
      { kind: "payment", text: "Money received, and what it settles" },
    ],
  },
  { title: "Purchases", kinds: [{ kind: "purchase_order", text: "What is ordered from a supplier" }] },
  {
    title: "Stock",
    kinds: [
      { kind: "stock_transfer", text: "Goods from one branch or warehouse to another" },
      { kind: "stock_adjustment", text: "A count, damage or loss at one location" },
    ],
  },
  {
    title: "Lists",
    kinds: [
      { kind: "customer", text: "A new debtor" },
      { kind: "supplier", text: "A new creditor" },
      { kind: "item", text: "A new stock item" },
    ],
  },
];

type Untaken = { ledger: string; kinds: readonly Kind[] };

/** Every kind that can be entered, and which of them the company's AutoCount does not take. */
export function KindChoice({ untaken }: { untaken: Untaken | null }) {
  return (
    <div className="grid gap-6 px-4 pt-1 pb-6 sm:grid-cols-2 lg:grid-cols-4 lg:px-6">
      {groups.map((group) => (
        <section key={group.title} aria-labelledby={`new-${group.title}`}>
          <h2 id={`new-${group.title}`} className="mb-2 text-xs font-semibold text-muted-foreground">
            {group.title}
          </h2>
          <ul className="grid gap-2">
            {group.kinds.map(({ kind, text }) => (
              <li key={kind}>
                <Link href={`/new/${kind}`} prefetch={false} className="block rounded-lg border bg-card px-3.5 py-2.5 shadow-sm hover:border-input hover:bg-accent">
                  <span className="block font-medium">{kindLabels[kind]}</span>
                  <span className="block text-xs text-muted-foreground">{text}</span>
                  {untaken?.kinds.includes(kind) === true && <span className="mt-1 block text-xs text-held-fg">{untakenText(kind, untaken)}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function untakenText(kind: Kind, { ledger, kinds }: Untaken): string {
  if (kind === "sales_order" && !kinds.includes("invoice")) return `${ledger} takes none: it waits until it is billed, and is booked as its invoice.`;
  return `${ledger} takes none: it is held, to be booked by hand.`;
}
