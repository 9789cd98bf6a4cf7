import { decimal, toQuantity, toSen } from "#lib/canonical/money.ts";
import type { Evidence, PostingRow, RecordRow } from "./evidence.ts";
import type { DocumentPlan, Planned, PlannedKind } from "./plan-documents.ts";

/** One thing that must be so whatever has happened; `violations` says of each breach what is where. */
export type Verdict = { promise: string; checked: number; violations: string[] };

/** A document as it stands in the books. */
type Booked = { kind: PlannedKind; docNo: string; docKey: string; ref: string | null; party: string | null; total: string | null; lines: number; about: string | null };
/** A planned document with what became of it here and in the books. */
type Case = { planned: Planned; record: RecordRow | undefined; posting: PostingRow | undefined; booked: Booked[] };

/** Holds what was planned against the books and our own tables. Every promise is looked at, also when an earlier one is broken. */
export function judge(plan: DocumentPlan, evidence: Evidence): Verdict[] {
  const booked = listBooked(evidence);
  const byRef = Map.groupBy(booked, (document) => document.ref ?? "");
  const records = new Map(evidence.records.map((record) => [record.externalId, record]));
  const postings = new Map(evidence.postings.map((posting) => [posting.recordId, posting]));
  const cases = plan.documents.map((planned): Case => {
    const record = records.get(planned.externalId);
    return { planned, record, posting: record && postings.get(record.id), booked: record === undefined ? [] : (byRef.get(`HP:${record.id}`) ?? []) };
  });
  const audit = new Map(evidence.audit.map(({ recordId, type, entries }) => [`${recordId} ${type}`, entries]));
  const numberOf = new Map(cases.flatMap(({ planned, booked: [first] }) => (first === undefined ? [] : [[planned.externalId, first.docNo] as const])));
  const each = (promise: string, say: (one: Case) => string[]): Verdict => ({ promise, checked: cases.length, violations: cases.flatMap((one) => say(one).map((what) => `${one.planned.externalId}: ${what}`)) });
  return [
    each("In the books at most once", ({ booked: found }) => (found.length > 1 ? [`there ${found.length} times: ${found.map(({ docNo }) => docNo).join(", ")}`] : [])),
    each("In the books at least once", ({ booked: found, record }) => (found.length === 0 ? [`not there; the record is ${record?.state ?? "missing"}`] : [])),
    nothingElse(booked, cases),
    each("Amount, party and lines as approved, to the sen", differencesOf),
    each("Record and posting tell the truth", truthOf),
    each("What it is about is named by its number", (one) => aboutOf(one, numberOf)),
    settlements(cases, evidence, numberOf),
    prerequisites(plan, evidence),
    stock(cases, evidence),
    balances(plan, cases, evidence),
    each("The audit tells of approval and posting once each", (one) => auditOf(one, audit)),
    { promise: "Each change of state has its audit entry, in the same transaction", checked: evidence.moves, violations: evidence.movesWithoutTrace.map(({ recordId, was, state, at }) => `${recordId}: from ${was} to ${state} at ${at}`) },
    looks(evidence),
    pending(evidence),
  ];
}

function listBooked({ books }: Evidence): Booked[] {
  const row = (kind: PlannedKind, { master, details }: { master: { docNo: string; docKey: string; ref: string | null }; details: readonly unknown[] }, more: Partial<Booked>): Booked => ({
    kind, docNo: master.docNo, docKey: master.docKey, ref: master.ref, lines: details.length, party: null, total: null, about: null, ...more,
  });
  return [
    ...books.invoices.map((one) => row("invoice", one, { party: one.master.debtorCode, total: one.master.finalTotal })),
    ...books.creditNotes.map((one) => row("credit_note", one, { party: one.master.debtorCode, total: one.master.finalTotal, about: one.master.ourInvoiceNo })),
    ...books.purchaseOrders.map((one) => row("purchase_order", one, { party: one.master.creditorCode, total: one.master.finalTotal })),
    ...books.stockAdjustments.map((one) => row("stock_adjustment", one, {})),
    ...books.stockTransfers.map((one) => row("stock_transfer", one, {})),
    ...books.payments.map((one) => row("payment", one, { party: one.details[0]?.accNo ?? null, total: toSen(one.details.reduce((sum, { amount }) => sum.plus(amount), decimal("0"))) })),
  ];
}

function nothingElse(booked: readonly Booked[], cases: readonly Case[]): Verdict {
  const ours = new Set(cases.flatMap(({ record }) => (record === undefined ? [] : [`HP:${record.id}`])));
  const numbers = [...Map.groupBy(booked, ({ docNo }) => docNo.toUpperCase())].filter(([, same]) => same.length > 1);
  return {
    promise: "Nothing else in the books, and no number twice",
    checked: booked.length,
    violations: [...booked.filter(({ ref }) => ref === null || !ours.has(ref)).map(({ docNo, ref }) => `${docNo} (${ref}) is nobody's`), ...numbers.map(([docNo]) => `${docNo} is there more than once`)],
  };
}

function differencesOf({ planned: { kind, expected }, booked: [first] }: Case): string[] {
  if (first === undefined) return [];
  const compared = { kind: [kind, first.kind], party: [expected.party, first.party], total: [expected.total, first.total], lines: [expected.lines, first.lines] };
  return Object.entries(compared).flatMap(([what, [wanted, found]]) => (wanted === found ? [] : [`${what} should be ${wanted}, in the books it is ${found}`]));
}

function truthOf({ record, posting, booked: [first] }: Case): string[] {
  if (record === undefined) return ["there is no record of it"];
  const says = `the record is ${record.state}${record.holds.length > 0 ? ` for ${record.holds.join(", ")}` : ""}, its posting ${posting?.state ?? "missing"}${posting?.message ? ` (${posting.message})` : ""}`;
  const isPosted = record.state === "posted" && posting?.state === "posted";
  if (!isPosted) return [`${says}; in the books it ${first === undefined ? "is not" : "is"}`];
  if (first === undefined) return [`${says}; in the books it is not`];
  return [
    ...(posting.docNo === first.docNo ? [] : [`we say ${posting.docNo}, the books ${first.docNo}`]),
    ...(posting.docKey === first.docKey ? [] : [`we say key ${posting.docKey}, the books ${first.docKey}`]),
    ...(posting.differences.length === 0 ? [] : [`read back different: ${JSON.stringify(posting.differences)}`]),
  ];
}

function aboutOf({ planned: { kind, expected }, booked: [first] }: Case, numberOf: ReadonlyMap<string, string>): string[] {
  if (kind !== "credit_note" || first === undefined || expected.about === null) return [];
  const wanted = numberOf.get(expected.about.externalId);
  return first.about === wanted ? [] : [`it is about ${wanted}, in the books about ${first.about}`];
}

function settlements(cases: readonly Case[], { books }: Evidence, numberOf: ReadonlyMap<string, string>): Verdict {
  const entries = Map.groupBy(books.knockOffEntries, ({ details }) => details.find(({ docType }) => docType === "OR")?.docNo ?? "");
  const payments = cases.filter(({ planned, booked }) => planned.kind === "payment" && booked.length > 0);
  const wrong = payments.flatMap(({ planned: { externalId, expected }, booked }) => {
    const own = entries.get(booked[0]?.docNo ?? "") ?? [];
    if (own.length !== 1) return [`${externalId}: settled by ${own.length} entries`];
    const invoice = own[0]?.details.find(({ docType }) => docType === "IV");
    const [docNo, settled] = [numberOf.get(expected.about?.externalId ?? ""), expected.about?.settled];
    return invoice?.docNo === docNo && invoice?.knockOffAmount === settled ? [] : [`${externalId}: should settle ${docNo} with ${settled}, settles ${invoice?.docNo} with ${invoice?.knockOffAmount}`];
  });
  const others = books.knockOffEntries.length - payments.length;
  return { promise: "Each payment settles its invoice once, with its amount", checked: payments.length, violations: [...wrong, ...(others > 0 ? [`${others} entries settle for nobody`] : [])] };
}

function prerequisites({ proposed, documents }: DocumentPlan, { books, stillProposed }: Evidence): Verdict {
  const sent = JSON.stringify(documents.map(({ document }) => document));
  const needed = proposed.filter(({ code }) => sent.includes(`"${code}"`));
  const violations = needed.flatMap(({ kind, code, name }) => {
    const count = kind === "customer"
      ? books.debtors.filter((debtor) => debtor.accNo === code || debtor.companyName === name).length
      : books.products.filter(({ product }) => product.productCode === code || product.productName === name).length;
    return [...(count === 1 ? [] : [`${code} is in the books ${count} times`]), ...(stillProposed.includes(code) ? [`${code} counts here as not made yet`] : [])];
  });
  return { promise: "Each new debtor and item made once, before its documents", checked: needed.length, violations };
}

function stock(cases: readonly Case[], { books }: Evidence): Verdict {
  const wanted = new Map<string, string>();
  for (const { item, location, quantity } of cases.flatMap(({ planned }) => planned.expected.moves)) {
    const key = `${item} at ${location}`;
    wanted.set(key, toQuantity(decimal(wanted.get(key) ?? "0").plus(quantity)));
  }
  const found = new Map(books.stock.map(({ stockCode, location, qty }) => [`${stockCode} at ${location}`, toQuantity(qty)]));
  return { promise: "Stock by item and location as all documents together make it", checked: wanted.size, violations: compareMaps(wanted, found, "0") };
}

function balances({ debtors, proposed }: DocumentPlan, cases: readonly Case[], { books }: Evidence): Verdict {
  const parties = [...debtors, ...proposed.filter(({ kind }) => kind === "customer")].map(({ code }) => code);
  const wanted = new Map(parties.map((code) => [code, "0.00"]));
  for (const { party, owes } of cases.map(({ planned }) => planned.expected)) {
    const before = party === null ? undefined : wanted.get(party);
    if (party !== null && before !== undefined) wanted.set(party, toSen(decimal(before).plus(owes)));
  }
  const found = new Map(books.balances.filter(({ accNo }) => wanted.has(accNo)).map(({ accNo, balance }) => [accNo, toSen(balance)]));
  return { promise: "Every debtor owes what all documents together make", checked: wanted.size, violations: compareMaps(wanted, found, "0.00") };
}

function compareMaps(wanted: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>, nothing: string): string[] {
  return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((key) => {
    const [should, is] = [wanted.get(key) ?? nothing, found.get(key) ?? nothing];
    return should === is ? [] : [`${key}: should be ${should}, is ${is}`];
  });
}

const onceEach = ["record.approved", "posting.posted"];

function auditOf({ record }: Case, audit: ReadonlyMap<string, number>): string[] {
  return onceEach.flatMap((type) => {
    const entries = audit.get(`${record?.id} ${type}`) ?? 0;
    return entries === 1 ? [] : [`${entries} entries ${type}`];
  });
}

/**
 * From the calls as they were kept: nothing is sent that was not looked for just before, and after a doubt not before it was
 * looked for twice in vain. Debtors and items are looked for once: AutoCount refuses their code a second time.
 */
function looks({ attempts, postings }: Evidence): Verdict {
  const numbers = new Map(postings.map(({ id, docNo }) => [id, docNo]));
  const violations = [...Map.groupBy(attempts, ({ postingId, request }) => `${postingId} ${resourceOf(request.path)}`)].flatMap(([key, calls]) => {
    const who = numbers.get(key.split(" ")[0] ?? "") ?? key;
    let inVain = 0;
    let isDoubtful = false;
    let last = "";
    const breaches: string[] = [];
    for (const { call, outcome } of calls) {
      if (call === "send") {
        if (last !== "look absent") breaches.push(`${who}: sent without a look before it`);
        // The look of the attempt that sends comes on top of the two.
        if (isDoubtful && inVain < 3 && !key.endsWith("debtor") && !key.endsWith("product")) breaches.push(`${who}: sent again after ${Math.max(0, inVain - 1)} looks`);
        isDoubtful = outcome === "unknown";
        inVain = 0;
      } else if (outcome === "absent") inVain += 1;
      last = `${call} ${outcome}`;
    }
    return breaches;
  });
  return { promise: "Looked for before each send, and twice in vain before a second one", checked: attempts.filter(({ call }) => call === "send").length, violations };
}

/** `/1/invoice?docNo=...` and `/1/invoice` are about the same thing. */
export function resourceOf(path: string): string {
  return path.split("?")[0]?.split("/")[2]?.toLowerCase() ?? "";
}

function pending({ postings, connection }: Evidence): Verdict {
  const left = postings.filter(({ state }) => ["queued", "sending", "unknown", "voiding", "void-unknown"].includes(state));
  return {
    promise: "No posting left pending, the connection open",
    checked: postings.length,
    violations: [...left.map(({ docNo, state }) => `${docNo} is ${state}`), ...(connection.state === "open" ? [] : [`the connection is ${connection.state}`])],
  };
}
