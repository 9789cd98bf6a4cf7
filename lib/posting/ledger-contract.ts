import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { kinds } from "#lib/canonical/kinds.ts";
import { ledgerSamples } from "./ledger-samples.ts";
import type { Ledger, LedgerCall } from "./ledger.ts";
import type { LedgerUnderTest } from "./ledger-under-test.ts";

const SHORT_TIMEOUT_MS = 200;

/** What not every product can do: then that part of the contract is left out, or its opposite is asked for. */
export type LedgerAbilities = { makesMasters: boolean; takesTaxAdjustments: boolean };
const everything: LedgerAbilities = { makesMasters: true, takesTaxAdjustments: true };

/**
 * What every adapter promises to whoever posts through it (ledger.ts). Run by each adapter's test against a real server:
 * `ledgerContract("AutoCount Cloud", async () => subject)`. Documents are made here, faults by the server, and what was
 * booked is counted in the server's own ledger.
 */
export function ledgerContract(name: string, open: () => Promise<LedgerUnderTest>, abilities: LedgerAbilities = everything, firstNumber = 0): void {
  describe(`${name} as a ledger`, () => {
    let subject: LedgerUnderTest;
    let ledger: Ledger;
    let calls: LedgerCall[];
    let number = firstNumber;

    beforeEach(async () => {
      subject ??= await open();
      calls = [];
      ledger = subject.createLedger({ onCall: (call) => calls.push(call) });
    });
    afterEach(() => subject.faults.clear());

    const samples = () => ledgerSamples(subject.book);
    /** Stored, with the ledger's own key where its answers tell it. */
    const asStored = expect.toSatisfy((sent: { kind: string; docKey?: string }) => sent.kind === "stored" && sent.docKey !== "") as object;
    const anInvoice = (changes: Partial<SalesDocumentInput> = {}) => {
      number += 1;
      return samples().invoice(number, changes);
    };
    const storedUnder = async (key: string) => (await subject.ledgerOf()).filter((stored) => stored.key === key);

    describe("booking once", () => {
      it("does not find what was never sent, stores it with one call, and finds it as sent", async () => {
        const document = anInvoice();
        expect(await ledger.find(document)).toEqual({ kind: "absent" });
        expect(await ledger.send(document)).toEqual(asStored);
        const docKey = expect.stringMatching(/./) as string;
        expect(await ledger.find(document)).toMatchObject({ kind: "mine", docKey, differences: [], cancelled: false });
        const booked = { total: "30.00", tax: "0.00", lines: 1, isCancelled: false };
        const customerCode = subject.book.customer.code;
        expect(await storedUnder(document.key)).toEqual([{ key: document.key, customerCode, ...booked }]);
      });

      it("stores one, however often it is called one after the other", async () => {
        const document = anInvoice();
        const outcomes = [];
        for (let round = 0; round < 4; round++) outcomes.push((await ledger.send(document)).kind);
        expect(outcomes).toEqual(["stored", "taken", "taken", "taken"]);
        expect(await storedUnder(document.key)).toHaveLength(1);
        expect((await ledger.find(document)).kind).toBe("mine");
      });

      it("stores one, however many call at once", async () => {
        const document = anInvoice();
        const outcomes = await Promise.all(Array.from({ length: 8 }, async () => (await ledger.send(document)).kind));
        expect(outcomes.sort()).toEqual(["stored", ...Array.from({ length: 7 }, () => "taken")]);
        expect(await storedUnder(document.key)).toHaveLength(1);
      });

      it("never repeats a call by itself, whatever the answer", async () => {
        for (const fault of ["error-500-not-stored", "rate-limit-429", "stored-answer-lost"] as const) {
          calls = [];
          await subject.faults.arm(fault);
          await ledger.send(anInvoice());
          expect(calls.map((call) => call.call)).toEqual(["send"]);
        }
      });
    });

    describe("amounts", () => {
      it.each(Object.entries(pricedDocuments(abilities)))("come to the document's own total and tax: %s", async (_name, changes) => {
        const document = anInvoice(changes);
        expect(ledger.problems(document)).toEqual([]);
        expect(await ledger.send(document)).toEqual(asStored);
        const { total, tax } = document.document;
        expect(await storedUnder(document.key)).toMatchObject([{ total, tax }]);
        expect(await ledger.find(document)).toMatchObject({ kind: "mine", differences: [] });
      });
    });

    describe("when an answer is lost or late", () => {
      const lost = ["stored-answer-lost", "stored-but-500"] as const;
      it.each(lost)("says unknown for %s, and the look finds it as mine", async (fault) => {
        const document = anInvoice();
        await subject.faults.arm(fault);
        expect((await ledger.send(document)).kind).toBe("unknown");
        expect(await ledger.find(document)).toMatchObject({ kind: "mine", differences: [] });
        expect(await ledger.send(document)).toMatchObject({ kind: "taken" });
        expect(await storedUnder(document.key)).toHaveLength(1);
      });

      it("says unknown for an error of the server, and the look tells that nothing was stored", async () => {
        const document = anInvoice();
        await subject.faults.arm("error-500-not-stored");
        expect((await ledger.send(document)).kind).toBe("unknown");
        expect(await ledger.find(document)).toEqual({ kind: "absent" });
        expect(await ledger.send(document)).toEqual(asStored);
      });

      it("says unknown when the time is up, and finds it once the ledger is done", async () => {
        const document = anInvoice();
        const hasty = subject.createLedger({ timeoutMs: SHORT_TIMEOUT_MS });
        await subject.faults.arm("slow-then-stored");
        expect((await hasty.send(document)).kind).toBe("unknown");
        await expect.poll(async () => (await ledger.find(document)).kind, { timeout: 5_000, interval: 100 }).toBe("mine");
        expect(await storedUnder(document.key)).toHaveLength(1);
      });

      it("stores nothing twice where a look does not yet see what is stored", async () => {
        const document = anInvoice();
        await subject.faults.arm("stale-get");
        expect(await ledger.send(document)).toEqual(asStored);
        expect(await ledger.find(document)).toEqual({ kind: "absent" });
        expect((await ledger.send(document)).kind).toBe("taken");
        expect(await storedUnder(document.key)).toHaveLength(1);
        await expect.poll(async () => (await ledger.find(document)).kind, { timeout: 5_000, interval: 200 }).toBe("mine");
      });
    });

    describe("when the ledger cannot be used", () => {
      it("says that nothing was written, and how long to wait, when there were too many calls", async () => {
        const document = anInvoice();
        await subject.faults.arm("rate-limit-429");
        const sent = await ledger.send(document);
        expect(sent).toMatchObject({ kind: "unavailable", waitMs: expect.any(Number) as number });
        expect("waitMs" in sent && sent.waitMs >= 1_000 && sent.waitMs <= 600_000).toBe(true);
        expect(await storedUnder(document.key)).toEqual([]);
        await subject.faults.arm("rate-limit-429");
        expect(await ledger.find(document)).toMatchObject({ kind: "unreachable", waitMs: expect.any(Number) as number });
      });

      it("says that nothing was written when nobody listens", async () => {
        const document = anInvoice();
        const lonely = subject.createLedger({ access: "nobody-listens" });
        expect(await lonely.find(document)).toMatchObject({ kind: "unreachable" });
        expect(await lonely.send(document)).toMatchObject({ kind: "unavailable" });
      });

      it("says unknown, never absent, when connections break", async () => {
        const document = anInvoice();
        await subject.faults.arm("outage");
        expect((await ledger.find(document)).kind).toBe("unreachable");
        expect((await ledger.send(document)).kind).toBe("unknown");
        await subject.faults.clear();
        expect(await ledger.find(document)).toEqual({ kind: "absent" });
      });

      it("stops for a wrong key, and writes nothing", async () => {
        const document = anInvoice();
        const locked = subject.createLedger({ access: "wrong-key" });
        expect((await locked.find(document)).kind).toBe("stopped");
        expect((await locked.send(document)).kind).toBe("stopped");
        expect(await storedUnder(document.key)).toEqual([]);
      });

      it("stops when the key is refused in the middle of the work", async () => {
        const document = anInvoice();
        await subject.faults.arm("unauthorized-401");
        expect((await ledger.send(document)).kind).toBe("stopped");
        expect(await storedUnder(document.key)).toEqual([]);
      });
    });

    describe("what is not as it was sent", () => {
      it("calls a number that other people used foreign, and leaves their document alone", async () => {
        const document = anInvoice();
        await subject.others.createInvoice(document.key);
        const before = await storedUnder(document.key);
        expect(before).toHaveLength(1);
        const description = expect.stringContaining(document.key) as string;
        expect(await ledger.find(document)).toMatchObject({ kind: "foreign", description });
        expect((await ledger.send(document)).kind).toBe("taken");
        expect(await storedUnder(document.key)).toEqual(before);
      });

      it("calls our own record with other content foreign", async () => {
        const document = anInvoice();
        await ledger.send(document);
        expect((await ledger.find({ ...document, digest: "0".repeat(64) })).kind).toBe("foreign");
        expect((await ledger.find({ ...document, recordId: "00000000-0000-4000-8000-000000000000" })).kind).toBe("foreign");
      });

      it("shows that somebody changed the customer", async () => {
        const document = anInvoice();
        const { other } = subject;
        await ledger.send(document);
        await subject.others.changeCustomer(document.key, other.code);
        const differences = [{ field: "customer.code", sent: subject.book.customer.code, stored: other.code }];
        expect(await ledger.find(document)).toMatchObject({ kind: "mine", differences });
      });

      it("shows that somebody cancelled it, and that its number stays taken", async () => {
        const document = anInvoice();
        await ledger.send(document);
        await subject.others.cancelInvoice(document.key);
        expect(await ledger.find(document)).toMatchObject(ledger.cancelledLooksAbsent ? { kind: "absent" } : { kind: "mine", cancelled: true });
        expect((await ledger.send(document)).kind).toBe("taken");
      });
    });

    describe("what it refuses", () => {
      it("refuses an unknown customer in the ledger's own words, and stores nothing", async () => {
        const document = anInvoice({ customer: { code: "NOBODY", name: "Nobody" } });
        const reason = expect.stringContaining("NOBODY") as string;
        expect(await ledger.send(document)).toMatchObject({ kind: "refused", reason });
        expect(await storedUnder(document.key)).toEqual([]);
      });

      it("knows what does not fit before anything is sent, and does not send it", async () => {
        const document = anInvoice({ lines: [{ ...samples().line, description: "d".repeat(500) }] });
        const [problem] = ledger.problems(document);
        expect(problem).toMatchObject({ field: "lines[0].description", limit: expect.any(Number) as number });
        expect((await ledger.send(document)).kind).toBe("refused");
        expect(calls).toEqual([]);
      });

      it("says of every kind whether it takes it", () => {
        expect(kinds.map((kind) => ledger.takes(kind))).toEqual(kinds.map(() => expect.any(Boolean) as boolean));
        expect(ledger.takes("invoice")).toBe(true);
      });
    });

    describe("what it tells of its calls", () => {
      it("tells each as it was made, with answer and time, and never the key", async () => {
        const document = anInvoice();
        await ledger.find(document);
        await ledger.send(document);
        await ledger.find(document);
        expect(calls.map(({ call, outcome }) => [call, outcome])).toEqual([
          ["look", "absent"],
          ["send", "stored"],
          ["read-back", "mine"],
        ]);
        expect(JSON.stringify(calls[1]?.request)).toContain(document.key);
        expect(calls.every((call) => call.status !== null && call.answer !== null && call.ms >= 0)).toBe(true);
        expect(JSON.stringify(calls)).not.toContain(subject.secret);
      });

      it("tells of a call that got no answer, too", async () => {
        await subject.faults.arm("stored-answer-lost");
        await ledger.send(anInvoice());
        expect(calls).toMatchObject([{ call: "send", status: null, answer: null, outcome: "unknown" }]);
      });
    });

    describe.runIf(abilities.makesMasters)("customers and items", () => {
      it("are made once under our code, and found again", async () => {
        number += 1;
        for (const document of [samples().customer(subject.freshCode.customer(number)), samples().item(subject.freshCode.item(number))]) {
          expect(ledger.takes(document.kind)).toBe(true);
          expect(ledger.problems(document)).toEqual([]);
          expect(await ledger.find(document)).toEqual({ kind: "absent" });
          expect(await ledger.send(document)).toEqual(asStored);
          expect(await ledger.find(document)).toMatchObject({ kind: "mine", differences: [], cancelled: false });
          expect((await ledger.send(document)).kind).toBe("taken");
        }
      });

      it("are foreign where the code belongs to somebody or something else", async () => {
        number += 1;
        const customer = samples().customer(subject.freshCode.customer(number));
        const item = samples().item(subject.freshCode.item(number));
        await ledger.send(customer);
        await ledger.send(item);
        expect((await ledger.find({ ...customer, document: { ...customer.document, name: "Kedai Lain" } })).kind).toBe("foreign");
        expect((await ledger.find({ ...item, document: { ...item.document, name: "Lain-lain" } })).kind).toBe("foreign");
      });

      it("are found after an answer was lost", async () => {
        number += 1;
        const customer = samples().customer(subject.freshCode.customer(number));
        await subject.faults.arm("stored-answer-lost");
        expect((await ledger.send(customer)).kind).toBe("unknown");
        expect(await ledger.find(customer)).toMatchObject({ kind: "mine", differences: [] });
      });

      it("take an invoice as soon as they are made", async () => {
        number += 1;
        const customer = samples().customer(subject.freshCode.customer(number));
        await ledger.send(customer);
        const document = anInvoice({ customer: { code: customer.key, name: customer.document.name } });
        expect(await ledger.send(document)).toEqual(asStored);
      });
    });
  });
}

/** Amounts as shops send them, each agreeing with itself. */
const pricedDocuments = ({ takesTaxAdjustments }: LedgerAbilities): Readonly<Record<string, Partial<SalesDocumentInput>>> => ({
  "tax on top rounded by the shop, a discount, weighed goods, cash rounding": {
    lines: [
      { id: "1", description: "Service", quantity: "1", unitPrice: "99.90", amount: "99.90", tax: takesTaxAdjustments ? "7.98" : "7.99", taxRate: "8" },
      { id: "2", description: "Prawns", quantity: "0.375", unitPrice: "64.90", discount: "4.34", amount: "20.00" },
      { id: "3", description: "Sample", quantity: "1", unitPrice: "0.00", amount: "0.00" },
    ],
    rounding: "0.02",
    tax: takesTaxAdjustments ? "7.98" : "7.99",
    total: takesTaxAdjustments ? "127.90" : "127.91",
  },
  "tax inside, shipping, a tip and a gift card": {
    taxInclusive: true,
    lines: [
      { id: "1", description: "Service", quantity: "2", unitPrice: "54.00", amount: "108.00", tax: "8.00", taxRate: "8" },
      { id: "2", kind: "shipping", quantity: "1", unitPrice: "10.00", amount: "10.00", tax: takesTaxAdjustments ? "0.75" : "0.74", taxRate: "8" },
      { id: "3", kind: "tip", quantity: "1", unitPrice: "2.50", amount: "2.50" },
      { id: "4", kind: "gift_card", quantity: "1", unitPrice: "50.00", amount: "50.00" },
    ],
    tax: takesTaxAdjustments ? "8.75" : "8.74",
    total: "170.50",
  },
});
