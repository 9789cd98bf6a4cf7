import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aDocument, aLine } from "./document-builder.ts";
import { salesDocument, type SalesDocument } from "./sales.ts";
import { compareDecimals, decimal, differsBy, sum, toAmount, toQuantity } from "./money.ts";
import { deliveredPart, isOpen, isPartlyDelivered, partNumber, remainderAfter, withoutRemoved } from "./parts.ts";
import { computeLineAmount, computeTax, computeTotal } from "./totals.ts";

const shipping = aLine({ id: "s", kind: "shipping", sku: null, itemCode: null, description: "Pos Laju", quantity: "1", unitPrice: "8.00", amount: "8.00" });

describe("What was delivered", () => {
  it("is a document of its own: its share of discount and tax, and the charges whole", () => {
    const lines = [aLine({ quantity: "3", unitPrice: "10.00", discount: "1.00", amount: "29.00", tax: "2.32", taxRate: "8", delivered: "1" }), shipping];
    const part = deliveredPart(aDocument({ lines, tax: "2.32", total: "39.32" }));
    expect(part).toMatchObject({ part: 1, number: "#1001", tax: "0.77", total: "18.44" });
    expect(part?.lines).toMatchObject([{ quantity: "1", discount: "0.33", amount: "9.67", tax: "0.77", delivered: "1" }, { id: "s", amount: "8.00" }]);
  });

  it("leaves a line that was delivered whole exactly as the source wrote it", () => {
    const whole = aLine({ quantity: "3", unitPrice: "3.333", discount: "0.005", amount: "9.994", tax: "0.799", delivered: "3.00" });
    const part = deliveredPart(aDocument({ lines: [whole, aLine({ id: "2", delivered: "1" })] }));
    expect(part?.lines[0]).toMatchObject(whole);
  });

  it("is nothing where nothing was delivered or nothing is said of deliveries", () => {
    expect(deliveredPart(aDocument())).toBeNull();
    expect(deliveredPart(aDocument({ lines: [aLine({ delivered: "0.00" }), shipping] }))).toBeNull();
  });

  it("of a line of which nothing was ordered is a document all the same, with numbers in it", () => {
    const part = deliveredPart(aDocument({ lines: [aLine({ quantity: "0", amount: "0.00", tax: "0.10", delivered: "1" }), aLine({ id: "2", delivered: "1" })] }));
    expect(salesDocument.safeParse(part).success).toBe(true);
    expect(part?.lines[0]).toMatchObject({ quantity: "1", amount: "10.00", tax: "0.10" });
  });

  it("does not take the source's word on the worth of the whole order for its own", () => {
    const order = aDocument({ lines: [aLine({ delivered: "1" })], currentTotal: "20.00" });
    const part = deliveredPart(order);
    expect(part?.currentTotal).toBeNull();
    expect(remainderAfter(order, part === null ? [] : [part])?.currentTotal).toBeNull();
  });
});

describe("What was taken back of a partly delivered line", () => {
  const partsOf = (quantity: string, delivered: string, removed: string) => {
    const order = aDocument({ lines: [aLine({ quantity, delivered, removed, amount: toAmount(decimal(quantity).times("10")) }), aLine({ id: "2", delivered: "0" })] });
    const part = deliveredPart(order);
    const rest = remainderAfter(order, part === null ? [] : [part]);
    return [part, rest].map((one) => one?.lines.find((line) => line.id === "1")?.removed ?? null);
  };

  it.each([
    ["5", "3", "2", ["0", "2"], "all of it was never delivered"],
    ["5", "4", "2", ["1", "1"], "some of it was delivered"],
    ["5", "5", "2", ["2", null], "all of it was delivered, and must not vanish with the decision"],
    ["5", "3", "0", ["0", "0"], "nothing was taken back"],
  ])("%s ordered, %s delivered, %s taken back: %j, for %s", (quantity, delivered, removed, expected) => {
    expect(partsOf(quantity, delivered, removed)).toEqual(expected);
  });
});

describe("Whether something is still to be delivered", () => {
  it.each([
    [{ delivered: "1" }, true, true],
    [{ delivered: "0" }, false, true],
    [{ delivered: "0.000" }, false, true],
    [{ delivered: "2" }, false, false],
    [{ delivered: "3" }, false, false],
    [{ delivered: null }, false, false],
    [{ delivered: "1", removed: "1" }, false, false],
    [{ delivered: "0", removed: "2" }, false, false],
  ])("%j of two pieces: partly delivered %s, open %s", (line, isPart, open) => {
    const document = aDocument({ lines: [aLine(line), shipping] });
    expect(isPartlyDelivered(document)).toBe(isPart);
    expect(isOpen(document)).toBe(open);
  });
});

describe("The rest of an order", () => {
  const restOf = (lines: Parameters<typeof aLine>[0][]) => {
    const order = aDocument({ lines: [aLine({ id: "gone", delivered: "2" }), ...lines.map((line, index) => aLine({ id: String(index), ...line }))] });
    const part = deliveredPart(order);
    return remainderAfter(order, part === null ? [] : [part]);
  };

  it("is not delivered while something of it is open, and nobody has decided about it", () => {
    expect(restOf([{ delivered: "1" }])).toMatchObject({ isDelivered: false, deliveryDecision: null, lines: [{ quantity: "1", delivered: "0" }] });
  });

  it("is delivered where all that is left of it was taken back", () => {
    expect(restOf([{ delivered: "0", removed: "2" }])).toMatchObject({ isDelivered: true });
  });

  it("is nothing where everything was delivered", () => {
    expect(restOf([{ delivered: "2" }])).toBeNull();
  });
});

describe("The numbers of parts", () => {
  it("keep room for the part in a number that is as long as numbers may be", () => {
    const long = "N".repeat(50);
    expect(partNumber(long, 1)).toBe(long);
    expect(partNumber(long, 999)).toHaveLength(50);
    expect(new Set([1, 2, 3].map((part) => partNumber(long, part))).size).toBe(3);
  });

  it("count on from the order's own number, not from the part's", () => {
    const second = aDocument({ number: "#1001/2", part: 2, lines: [aLine({ delivered: "1" })] });
    const billed = deliveredPart(second);
    expect(billed).toMatchObject({ number: "#1001/2", part: 2 });
    expect(remainderAfter(second, billed === null ? [] : [billed])).toMatchObject({ number: "#1001/3", part: 3 });
  });

  it("take a slash that belongs to the order for what it is", () => {
    const order = aDocument({ number: "INV/1", lines: [aLine({ delivered: "1" })] });
    const part = deliveredPart(order);
    expect(remainderAfter(order, part === null ? [] : [part])?.number).toBe("INV/1/2");
  });
});

describe("What a source has taken back", () => {
  it("leaves the rest, at what the source says it is now worth", () => {
    const document = aDocument({ lines: [aLine({ removed: "1" }), shipping], total: "28.00", refunds: [{ id: "r", amount: "10.00" }], currentTotal: "18.00" });
    expect(withoutRemoved(document)).toMatchObject({ total: "18.00", currentTotal: null, refunds: [], lines: [{ quantity: "1", amount: "10.00", removed: "0" }, { id: "s" }] });
  });

  it("leaves the source's word to be held where the lines do not come to it", () => {
    const left = withoutRemoved(aDocument({ lines: [aLine({ removed: "1" })], currentTotal: "12.00" }));
    expect(left.total).toBe("12.00");
    expect(computeTotal(left).toFixed(2)).toBe("10.00");
  });

  it("leaves no line where everything was taken back", () => {
    expect(withoutRemoved(aDocument({ lines: [aLine({ removed: "2" })] })).lines).toEqual([]);
  });

  it("keeps lines of a negative or no quantity of which nothing was taken back", () => {
    const allowance = aLine({ id: "a", quantity: "-1", unitPrice: "5.00", amount: "-5.00" });
    const free = aLine({ id: "f", quantity: "0", amount: "0.00" });
    const left = withoutRemoved(aDocument({ lines: [aLine({ removed: "1" }), allowance, free], total: "15.00" }));
    expect(left.lines.map((line) => line.id)).toEqual(["1", "a", "f"]);
    expect(left.total).toBe("5.00");
  });

  it("does not call more delivered than is left", () => {
    expect(withoutRemoved(aDocument({ lines: [aLine({ delivered: "2", removed: "1" })] })).lines[0]?.delivered).toBe("1");
    expect(withoutRemoved(aDocument({ lines: [aLine({ delivered: null, removed: "1" })] })).lines[0]?.delivered).toBeNull();
  });
});

// Random documents: amounts in sen, quantities with up to three places, discounts, taxes inside or on top, charges.
const text = (value: bigint, places: number) => {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, digits.length - places)}${places === 0 ? "" : `.${digits.slice(-places)}`}`;
};
const sen = (max: bigint) => fc.bigInt({ min: 0n, max }).map((value) => text(value, 2));
const share = fc.integer({ min: 0, max: 4 });

const lineParts = (quantity: fc.Arbitrary<string>, price: fc.Arbitrary<string>) =>
  fc.record({ kind: fc.constantFrom("item", "item", "item", "gift_card", "shipping", "fee"), quantity, price, discount: sen(9_999n), tax: sen(99_999n), shares: fc.array(share, { minLength: 3, maxLength: 3 }), removed: share });
type LineParts = { kind: "item" | "gift_card" | "shipping" | "fee"; quantity: string; price: string; discount: string; tax: string; shares: number[]; removed: number };
const whole = lineParts(fc.bigInt({ min: 1n, max: 500n }).map(String), sen(100_000n)) as fc.Arbitrary<LineParts>;
const weighed = lineParts(
  fc.oneof(fc.bigInt({ min: 1n, max: 50_000n }).map((value) => text(value, 3)), fc.bigInt({ min: 1n, max: 10n ** 14n }).map((value) => text(value, 12))),
  fc.bigInt({ min: 0n, max: 10_000_000n }).map((value) => text(value, 4)),
) as fc.Arbitrary<LineParts>;

type Order = { document: SalesDocument; lines: LineParts[] };
const ordersOf = (line: fc.Arbitrary<LineParts>) =>
  fc.record({ lines: fc.array(line, { minLength: 1, maxLength: 5 }), taxInclusive: fc.boolean(), rounding: fc.integer({ min: -4, max: 5 }), extra: fc.constantFrom("0.00", "0.00", "0.01", "-3.50") })
    .map(({ lines, taxInclusive, rounding, extra }): Order => {
      const document = aDocument({
        taxInclusive,
        rounding: text(BigInt(rounding), 2),
        lines: lines.map(({ kind, quantity, price, discount, tax }, index) => {
          const line = { quantity, unitPrice: price, discount: compareDecimals(discount, toAmount(decimal(quantity).times(price))) > 0 ? "0.00" : discount };
          return { id: String(index), kind, ...line, amount: toAmount(computeLineAmount(line)), tax };
        }),
      });
      // Some orders state another total and tax than their lines come to: a rule holds them, and must still see it in the rest.
      return { lines, document: { ...document, tax: toAmount(computeTax(document).plus(extra)), total: toAmount(computeTotal(document).plus(extra)) } };
    });

const isCharge = ({ kind }: { kind: string }) => kind !== "item" && kind !== "gift_card";

/** The order when so many quarters of each of its goods have left, counted from the beginning. */
function whenDelivered({ document, lines }: Order, quarters: (line: LineParts) => number): SalesDocument {
  return {
    ...document,
    lines: document.lines.map((line, index) => {
      const parts = lines[index];
      if (parts === undefined || isCharge(line)) return line;
      return { ...line, delivered: toQuantity(decimal(line.quantity).times(Math.min(4, quarters(parts))).dividedBy(4)) };
    }),
  };
}

/** Invoices each delivery as it comes and keeps the rest open, as people and the source do it; the last rest as it stands. */
function invoiceInParts(order: Order): { parts: SalesDocument[]; messages: number } {
  const parts: SalesDocument[] = [];
  let messages = 0;
  for (const step of [1, 2, 3]) {
    const message = whenDelivered(order, ({ shares }) => shares.slice(0, step).reduce((total, one) => total + one, 0));
    const open = parts.length === 0 ? message : remainderAfter(message, parts);
    if (open === null) return { parts, messages };
    const part = isPartlyDelivered(open) ? deliveredPart(open) : null;
    if (part === null) continue;
    // The rest of the record that was decided and the rest of the whole order are the same rest.
    expect(remainderAfter(open, [part])).toEqual(remainderAfter(message, [...parts, part]));
    parts.push(part);
    messages += 1;
  }
  const last = whenDelivered(order, () => 4);
  const rest = parts.length === 0 ? last : remainderAfter(last, parts);
  return { parts: rest === null ? parts : [...parts, rest], messages };
}

describe("The parts of an order that is delivered bit by bit", () => {
  const orders = ordersOf(fc.oneof(whole, weighed));
  const of = (documents: readonly SalesDocument[], field: "total" | "tax" | "rounding") => sum(documents.map((document) => document[field])).toFixed();

  it("add up to the order: total, tax and rounding, and every line's quantity, amount, discount and tax", () => {
    fc.assert(
      fc.property(orders, (order) => {
        const { parts } = invoiceInParts(order);
        for (const field of ["total", "tax", "rounding"] as const) expect(differsBy(of(parts, field), order.document[field]), field).toBe(false);
        for (const line of order.document.lines) {
          const shares = parts.flatMap((part) => part.lines.filter((one) => one.id === line.id));
          for (const field of ["quantity", "amount", "discount", "tax"] as const) {
            expect(differsBy(sum(shares.map((one) => one[field])), line[field]), `${field} of line ${line.id}`).toBe(false);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("come to what each of them states, but for what the order itself states wrongly, which stays with the last", () => {
    fc.assert(
      fc.property(orders, (order) => {
        const { parts } = invoiceInParts(order);
        const off = decimal(order.document.total).minus(computeTotal(order.document));
        const offTax = decimal(order.document.tax).minus(computeTax(order.document));
        parts.forEach((part, index) => {
          const isLast = index === parts.length - 1;
          expect(differsBy(decimal(part.total).minus(computeTotal(part)), isLast ? off : "0")).toBe(false);
          expect(differsBy(decimal(part.tax).minus(computeTax(part)), isLast ? offTax : "0")).toBe(false);
        });
      }),
    );
  });

  it("are valid documents under numbers of their own, counted from one", () => {
    fc.assert(
      fc.property(orders, (order) => {
        const { parts } = invoiceInParts(order);
        for (const part of parts) expect(salesDocument.safeParse(part).error).toBeUndefined();
        expect(parts.map((part) => part.part)).toEqual(parts.length === 1 ? [null] : parts.map((_part, index) => index + 1));
        expect(parts.map((part) => part.number)).toEqual(parts.map((_part, index) => partNumber("#1001", index + 1)));
      }),
    );
  });

  it("bill each charge once, with the first of them", () => {
    fc.assert(
      fc.property(orders, (order) => {
        const { parts, messages } = invoiceInParts(order);
        const charges = order.document.lines.filter(isCharge).map((line) => line.id);
        parts.forEach((part, index) => expect(part.lines.filter(isCharge).map((line) => line.id)).toEqual(index === 0 ? charges : []));
        expect(parts.length).toBeGreaterThanOrEqual(messages);
      }),
    );
  });

  it("have lines that AutoCount computes to the same sen, where prices are in sen and pieces are whole", () => {
    const byThePiece = ordersOf(whole.map((line) => ({ ...line, quantity: String(Number(line.quantity) * 4) })));
    fc.assert(
      fc.property(byThePiece, (order) => {
        for (const line of invoiceInParts(order).parts.flatMap((part) => part.lines)) expect(differsBy(computeLineAmount(line), line.amount)).toBe(false);
      }),
    );
  });

  it("really are several in most of these runs", () => {
    const counts = fc.sample(orders, { numRuns: 200, seed: 7 }).map((order) => invoiceInParts(order).parts.length);
    expect(counts.filter((count) => count > 1).length).toBeGreaterThan(100);
    expect(Math.max(...counts)).toBe(4);
  });
});

describe("An order of which any part was taken back", () => {
  const reduced = ordersOf(fc.oneof(whole, weighed)).map((order): SalesDocument => ({
    ...order.document,
    lines: order.document.lines.map((line, index) => ({ ...line, removed: toQuantity(decimal(line.quantity).times(order.lines[index]?.removed ?? 0).dividedBy(4)) })),
  }));

  it("is billed for what is left of each line, and comes to what it states", () => {
    fc.assert(
      fc.property(reduced, (document) => {
        const left = withoutRemoved(document);
        for (const line of document.lines) {
          const kept = sum(left.lines.filter((one) => one.id === line.id).map((one) => one.quantity));
          expect(differsBy(kept, decimal(line.quantity).minus(line.removed))).toBe(false);
        }
        expect(left.lines.every((line) => line.removed === "0")).toBe(true);
        expect(differsBy(computeTotal(left), left.total)).toBe(false);
        expect(differsBy(computeTax(left), left.tax)).toBe(false);
      }),
    );
  });

  it("stays as it is when it is asked for again", () => {
    fc.assert(fc.property(reduced, (document) => void expect(withoutRemoved(withoutRemoved(document))).toEqual(withoutRemoved(document))));
  });

  it("loses nothing where nothing was taken back", () => {
    fc.assert(fc.property(ordersOf(whole), ({ document }) => void expect(withoutRemoved(document).lines).toEqual(document.lines)));
  });
});
