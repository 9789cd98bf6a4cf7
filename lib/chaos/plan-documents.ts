import { decimal, sum, toSen } from "#lib/canonical/money.ts";
import { seeded, type Seeded } from "./seeded.ts";

export const plannedKinds = ["invoice", "credit_note", "purchase_order", "stock_adjustment", "stock_transfer", "payment"] as const;
export type PlannedKind = (typeof plannedKinds)[number];

/**
 * A document as an integrator sends it, and beside it what the account book must hold of it, worked out here and not by
 * the product. Amounts in ringgit as decimal text.
 */
export type Planned = {
  kind: PlannedKind;
  externalId: string;
  document: { number: string; date: string };
  expected: {
    party: string | null;
    /** Of what has an amount. */
    total: string | null;
    lines: number;
    /** What it does to the stock. */
    moves: readonly { item: string; location: string; quantity: string }[];
    /** What its debtor owes more for it. */
    owes: string;
    /** The invoice that it is about, by its external id; of a payment with how much of it is settled. */
    about: { externalId: string; settled: string | null } | null;
  };
};

/** A debtor or item that the book does not have when the run begins: it must be made there once, before its first document. */
export type PlannedMaster = { kind: "customer" | "item"; code: string; name: string };
export type PlannedItem = { code: string; name: string; price: string };

export type DocumentPlan = {
  documents: readonly Planned[];
  /** Those that somebody has proposed here and that documents need. */
  proposed: readonly PlannedMaster[];
  /** Those that the book has from the start. */
  items: readonly PlannedItem[];
  debtors: readonly { code: string; name: string }[];
};

export const creditor = { code: "400-C001", name: "Chaos Supplies Sdn Bhd" };
export const locations = ["HQ", "PG", "JB"] as const;

const items: readonly PlannedItem[] = Array.from({ length: 24 }, (_, nth) => ({ code: `CH-${String(nth).padStart(3, "0")}`, name: `Goods number ${nth}`, price: toSen(decimal("3.35").plus(decimal("2.45").times(nth))) }));
const debtors = Array.from({ length: 12 }, (_, nth) => ({ code: `300-C${String(nth).padStart(3, "0")}`, name: `Customer ${nth} Sdn Bhd` }));

type Line = { id: string; sku: string; description: string; quantity: string; unitPrice: string; discount: string; amount: string };

/** Draws `count` documents: the same ones for the same seed. What is about an invoice comes after it and is about no other's. */
export function planDocuments(seed: number, count: number): DocumentPlan {
  const random = seeded(seed, "documents");
  const proposals = Math.max(2, Math.ceil(count / 60));
  const newItems = Array.from({ length: proposals }, (_, nth) => ({ code: `CH-NEW-${nth}`, name: `New goods ${nth}`, price: toSen(decimal("5.15").plus(decimal("1.1").times(nth % 40))) }));
  const newDebtors = Array.from({ length: proposals }, (_, nth) => ({ code: `300-N${String(nth).padStart(3, "0")}`, name: `New customer ${nth} Sdn Bhd` }));
  const draw = new Draw(random, [...debtors, ...newDebtors]);
  // The first invoices name the proposed ones, each of them twice, so that none is left out and a second document needs it too.
  const first = [...newItems, ...newItems].map((item, nth) => draw.invoice(newDebtors[nth % proposals], item));
  const documents = [...first, ...Array.from({ length: Math.max(0, count - first.length) }, () => draw.any())].slice(0, count);
  return {
    documents, items, debtors,
    proposed: [...newDebtors.map((party) => ({ kind: "customer" as const, ...party })), ...newItems.map(({ code, name }) => ({ kind: "item" as const, code, name }))],
  };
}

class Draw {
  readonly #random: Seeded;
  readonly #debtors: readonly { code: string; name: string }[];
  /** Invoices that nothing is about yet. */
  readonly #free: { planned: Planned; lines: Line[] }[] = [];
  #made = 0;

  constructor(random: Seeded, debtors: readonly { code: string; name: string }[]) {
    this.#random = random;
    this.#debtors = debtors;
  }

  any(): Planned {
    const at = this.#random.next();
    if (at < 0.5) return this.invoice();
    if (at < 0.6) return this.#creditNote() ?? this.invoice();
    if (at < 0.72) return this.#purchaseOrder();
    if (at < 0.78) return this.#stockAdjustment();
    if (at < 0.84) return this.#stockTransfer();
    return this.#payment() ?? this.invoice();
  }

  invoice(debtor = this.#random.pick(this.#debtors), first?: PlannedItem): Planned {
    const lines = this.#lines(first);
    const total = totalOf(lines);
    const planned: Planned = {
      ...this.#head("invoice", "INV", { currency: "MYR", customer: debtor, lines, total, isPaid: true, isDelivered: true }),
      expected: { party: debtor.code, total, lines: lines.length, owes: total, about: null, moves: lines.map((line) => ({ item: line.sku, location: "HQ", quantity: `-${line.quantity}` })) },
    };
    this.#free.push({ planned, lines });
    return planned;
  }

  /** One piece of the first line comes back, at its price before discount of one piece more or less. */
  #creditNote(): Planned | null {
    const about = this.#takeFree();
    const [line] = about?.lines ?? [];
    if (about === null || line === undefined) return null;
    const back = { ...line, quantity: "1", discount: "0.00", amount: line.unitPrice };
    const { externalId, expected } = about.planned;
    // More than a small discounted sale came to would be held, and rightly (return-exceeds-sold).
    if (decimal(back.amount).greaterThan(expected.total ?? "0")) return null;
    return {
      ...this.#head("credit_note", "RET", {
        currency: "MYR", customer: { code: expected.party }, goodsReturned: true, reason: "Damaged", references: [{ kind: "invoice", externalId }], lines: [back], total: back.amount,
      }, about.planned),
      expected: {
        party: expected.party, total: back.amount, lines: 1, owes: `-${back.amount}`, about: { externalId, settled: null },
        moves: [{ item: back.sku, location: "HQ", quantity: "1" }],
      },
    };
  }

  #payment(): Planned | null {
    const about = this.#takeFree();
    if (about === null) return null;
    const { externalId, expected } = about.planned;
    const whole = expected.total ?? "0.00";
    const amount = this.#random.chance(0.6) ? whole : toSen(decimal(whole).times("0.4"));
    return {
      ...this.#head("payment", "PAY", { currency: "MYR", customer: { code: expected.party }, amount, method: this.#random.pick(["fpx", "cash"]), settles: [{ kind: "invoice", externalId, amount }] }, about.planned),
      expected: { party: expected.party, total: amount, lines: 1, owes: `-${amount}`, about: { externalId, settled: amount }, moves: [] },
    };
  }

  #purchaseOrder(): Planned {
    const lines = this.#lines();
    const total = totalOf(lines);
    return {
      ...this.#head("purchase_order", "PO", { currency: "MYR", supplier: { code: creditor.code }, lines, total }),
      expected: { party: creditor.code, total, lines: lines.length, owes: "0", about: null, moves: [] },
    };
  }

  #stockAdjustment(): Planned {
    const location = this.#random.pick(locations);
    const lines = this.#stockLines().map((line) => ({ ...line, quantity: this.#random.chance(0.3) ? `-${line.quantity}` : line.quantity }));
    return {
      ...this.#head("stock_adjustment", "SA", { reason: "Count", location, lines }),
      expected: { party: null, total: null, lines: lines.length, owes: "0", about: null, moves: lines.map((line) => ({ item: line.sku, location, quantity: line.quantity })) },
    };
  }

  #stockTransfer(): Planned {
    const [from, to] = this.#random.pick([["HQ", "PG"], ["HQ", "JB"], ["PG", "HQ"]] as const);
    const lines = this.#stockLines();
    const moves = lines.flatMap((line) => [{ item: line.sku, location: from, quantity: `-${line.quantity}` }, { item: line.sku, location: to, quantity: line.quantity }]);
    return {
      ...this.#head("stock_transfer", "ST", { fromLocation: from, toLocation: to, lines }),
      expected: { party: null, total: null, lines: lines.length, owes: "0", about: null, moves },
    };
  }

  /** Dated in one month; what is about another document not before it. */
  #head(kind: PlannedKind, prefix: string, rest: object, about?: Planned): Pick<Planned, "kind" | "externalId" | "document"> {
    this.#made += 1;
    const number = `${prefix}-${this.#made}`;
    const first = about === undefined ? 1 : Number(about.document.date.slice(-2));
    const date = `2026-03-${String(this.#random.between(first, 28)).padStart(2, "0")}`;
    return { kind, externalId: number, document: { number, date, ...rest } };
  }

  #lines(first?: PlannedItem): Line[] {
    return this.#someItems(4, first).map((item, place) => {
      const quantity = String(this.#random.between(1, 9));
      const discount = this.#random.chance(0.25) ? `0.${this.#random.between(10, 99)}` : "0.00";
      const amount = toSen(decimal(item.price).times(quantity).minus(discount));
      return { id: String(place + 1), sku: item.code, description: item.name, quantity, unitPrice: item.price, discount, amount };
    });
  }

  #stockLines(): { sku: string; quantity: string }[] {
    return this.#someItems(3).map((item) => ({ sku: item.code, quantity: String(this.#random.between(1, 20)) }));
  }

  /** Different ones. */
  #someItems(most: number, first?: PlannedItem): PlannedItem[] {
    const drawn = Array.from({ length: this.#random.between(1, most) }, () => this.#random.pick(items));
    return [...new Map([...(first === undefined ? [] : [first]), ...drawn].map((item) => [item.code, item])).values()];
  }

  #takeFree(): { planned: Planned; lines: Line[] } | null {
    if (this.#free.length === 0) return null;
    return this.#free.splice(this.#random.between(0, this.#free.length - 1), 1)[0] ?? null;
  }
}

function totalOf(lines: readonly Line[]): string {
  return toSen(sum(lines.map((line) => line.amount)));
}
