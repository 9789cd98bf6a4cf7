import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isAmong, masterKinds, type Kind } from "#lib/canonical/kinds.ts";
import type { KnockOff, Ledger, LedgerDocument, LedgerMaster } from "./ledger.ts";
import { ledgerSamples } from "./ledger-samples.ts";
import type { LedgerUnderTest } from "./ledger-under-test.ts";
import { voidDocument } from "./void-document.ts";

type Samples = ReturnType<typeof ledgerSamples>;
type Made = { document: LedgerDocument; changed: LedgerDocument };

/** One document of each kind, and the same with other content: `n` is new each time. */
const makers: { readonly [kind in Kind]: (samples: Samples, n: number, fresh: LedgerUnderTest["freshCode"]) => Made } = {
  invoice: (samples, n) => remarked(samples.invoice(n)),
  sales_order: (samples, n) => remarked(samples.salesOrder(n)),
  delivery_order: (samples, n) => remarked(samples.deliveryOrder(n)),
  credit_note: (samples, n) => remarked(samples.creditNote(n, "HP-IV-000001")),
  purchase_order: (samples, n) => remarked(samples.purchaseOrder(n)),
  stock_adjustment: (samples, n) => remarked(samples.stockAdjustment(n)),
  stock_transfer: (samples, n) => remarked(samples.stockTransfer(n)),
  payment: (samples, n) => remarked(samples.payment(n)),
  customer: (samples, n, fresh) => ({ document: samples.customer(fresh.customer(n)), changed: samples.customer(fresh.customer(n), { name: "Somebody else" }) }),
  supplier: (samples, n, fresh) => ({ document: samples.supplier(fresh.supplier(n)), changed: samples.supplier(fresh.supplier(n), { name: "Somebody else" }) }),
  item: (samples, n, fresh) => ({ document: samples.item(fresh.item(n)), changed: samples.item(fresh.item(n), { name: "Something else" }) }),
};

function remarked(document: Exclude<LedgerDocument, KnockOff | LedgerMaster>): Made {
  return { document, changed: { ...document, digest: "0".repeat(64) } };
}

/**
 * What every adapter promises of each kind that it takes: booked once whatever is lost, known as ours again, voided once.
 * `firstNumber` keeps its documents apart from those of the other contract in the same book.
 */
export function ledgerKindsContract(name: string, open: () => Promise<LedgerUnderTest>, taken: readonly (keyof typeof makers)[], firstNumber = 500): void {
  describe(`${name} as a ledger of each kind`, () => {
    let subject: LedgerUnderTest;
    let ledger: Ledger;
    let number = firstNumber;

    beforeEach(async () => {
      subject ??= await open();
      ledger = subject.createLedger();
    });
    afterEach(() => subject.faults.clear());

    const samples = () => ledgerSamples(subject.book);
    const make = (kind: keyof typeof makers) => makers[kind](samples(), (number += 1), subject.freshCode);

    describe.each(taken)("%s", (kind) => {
      it("is taken, fits, is booked with one call and found as sent; a second call makes no second one", async () => {
        const { document } = make(kind);
        expect(ledger.takes(kind)).toBe(true);
        expect(ledger.problems(document)).toEqual([]);
        expect(await ledger.find(document)).toEqual({ kind: "absent" });
        expect(await ledger.send(document)).toMatchObject({ kind: "stored" });
        expect(await ledger.find(document)).toMatchObject({ kind: "mine", differences: [], cancelled: false });
        expect((await ledger.send(document)).kind).toBe("taken");
        expect(await subject.countOf(document)).toBe(1);
      });

      it.each(["stored-answer-lost", "stored-but-500"] as const)("is found after %s, and not made again", async (fault) => {
        const { document } = make(kind);
        await subject.faults.arm(fault);
        expect((await ledger.send(document)).kind).toBe("unknown");
        expect(await ledger.find(document)).toMatchObject({ kind: "mine", differences: [] });
        expect((await ledger.send(document)).kind).toBe("taken");
        expect(await subject.countOf(document)).toBe(1);
      });

      it("is absent after an error that stored nothing", async () => {
        const { document } = make(kind);
        await subject.faults.arm("error-500-not-stored");
        expect((await ledger.send(document)).kind).toBe("unknown");
        expect(await ledger.find(document)).toEqual({ kind: "absent" });
      });

      it("is not made twice where a look does not yet see it", async () => {
        const { document } = make(kind);
        await subject.faults.arm("stale-get");
        expect(await ledger.send(document)).toMatchObject({ kind: "stored" });
        expect(await ledger.find(document)).toEqual({ kind: "absent" });
        expect((await ledger.send(document)).kind).toBe("taken");
        expect(await subject.countOf(document)).toBe(1);
      });

      it("is foreign where what stands there is not what was sent", async () => {
        const { document, changed } = make(kind);
        await ledger.send(document);
        expect(await ledger.find(changed)).toMatchObject({ kind: "foreign", description: expect.stringContaining(document.key) as string });
      });
    });

    it.each(taken.filter((kind) => !isAmong(masterKinds, kind)))("%s is voided once, and its number stays taken", async (kind) => {
      const { document } = make(kind);
      await ledger.send(document);
      expect(await voidDocument(ledger, document, "Wrong customer")).toEqual({ kind: "voided", before: false });
      expect(await ledger.find(document)).toMatchObject(ledger.cancelledLooksAbsent ? { kind: "absent" } : { kind: "mine", cancelled: true });
      expect(await voidDocument(ledger, document, "Wrong customer", { maybeVoided: true })).toEqual({ kind: "voided", before: true });
      expect((await ledger.send(document)).kind).toBe("taken");
    });

    it.each(taken.filter((kind) => isAmong(masterKinds, kind)))("%s is never voided", async (kind) => {
      const { document } = make(kind);
      await ledger.send(document);
      expect(await voidDocument(ledger, document, "Wrong")).toMatchObject({ kind: "refused" });
      expect(await ledger.find(document)).toMatchObject({ kind: "mine", cancelled: false });
    });

    describe.runIf(taken.includes("invoice"))("what is voided", () => {
      it("by somebody else is not said to be voided by us, unless a void of ours may have arrived", async () => {
        const { document } = make("invoice");
        await ledger.send(document);
        await subject.others.cancelInvoice(document.key);
        const shown = { kind: "voided", before: true };
        expect(await voidDocument(ledger, document, "Wrong")).toEqual(ledger.cancelledLooksAbsent ? { kind: "absent" } : shown);
        expect(await voidDocument(ledger, document, "Wrong", { maybeVoided: true })).toEqual(shown);
      });

      it.each(["stored-answer-lost", "stored-but-500"] as const)("is out of the books though %s: another look says so", async (fault) => {
        const { document } = make("invoice");
        await ledger.send(document);
        await subject.faults.arm(fault);
        expect(await voidDocument(ledger, document, "Wrong")).toEqual({ kind: "voided", before: false });
      });

      it("stands where nothing was done, and may be tried again", async () => {
        const { document } = make("invoice");
        await ledger.send(document);
        await subject.faults.arm("error-500-not-stored");
        expect(await voidDocument(ledger, document, "Wrong")).toMatchObject({ kind: "again" });
        expect(await voidDocument(ledger, document, "Wrong")).toEqual({ kind: "voided", before: false });
      });

      it("is voided by whatever verb the ledger takes", async () => {
        const { document } = make("invoice");
        await ledger.send(document);
        await subject.faults.arm("void-by-put-only");
        expect(await voidDocument(ledger, document, "Wrong")).toEqual({ kind: "voided", before: false });
      });

      it("is only ever our own document", async () => {
        const { document, changed } = make("invoice");
        expect(await voidDocument(ledger, document, "Wrong")).toEqual({ kind: "absent" });
        await ledger.send(document);
        expect(await voidDocument(ledger, changed, "Wrong")).toMatchObject({ kind: "refused" });
        expect(await ledger.find(document)).toMatchObject({ kind: "mine", cancelled: false });
      });
    });

    describe.runIf(taken.includes("payment"))("a payment that settles an invoice", () => {
      const settling = async (amount = "20.00") => {
        const [invoice, payment] = [make("invoice").document, make("payment").document];
        for (const document of [invoice, payment]) expect(await ledger.send(document)).toMatchObject({ kind: "stored" });
        return { invoice, knockOff: samples().knockOff(payment.key, [{ docNo: invoice.key, amount }]) };
      };

      it("settles once, by an entry of its own number", async () => {
        const { knockOff } = await settling();
        expect(await ledger.find(knockOff)).toEqual({ kind: "absent" });
        expect(await ledger.send(knockOff)).toEqual({ kind: "stored" });
        expect(await ledger.find(knockOff)).toMatchObject({ kind: "mine", differences: [], cancelled: false });
        expect((await ledger.send(knockOff)).kind).not.toBe("stored");
        expect(await subject.countOf(knockOff)).toBe(1);
      });

      it("is found settled after a lost answer", async () => {
        const { knockOff } = await settling();
        await subject.faults.arm("stored-answer-lost");
        expect((await ledger.send(knockOff)).kind).toBe("unknown");
        expect(await ledger.find(knockOff)).toMatchObject({ kind: "mine", differences: [] });
        expect(await subject.countOf(knockOff)).toBe(1);
      });

      it("shows another amount than was settled, and other people's entry as foreign", async () => {
        const { invoice, knockOff } = await settling();
        await ledger.send(knockOff);
        expect(await ledger.find({ ...knockOff, settles: [{ docNo: invoice.key, amount: "25.00" }] })).toMatchObject({
          kind: "mine", differences: [{ field: `settled ${invoice.key}`, sent: "25.00", stored: "20.00" }],
        });
        expect(await ledger.find({ ...knockOff, paymentNo: "HP-OR-999999" })).toMatchObject({ kind: "foreign" });
      });

      it("is refused beyond what the invoice has outstanding", async () => {
        const { knockOff } = await settling("30.01");
        expect((await ledger.send(knockOff)).kind).toBe("refused");
      });
    });
  });
}
