import type { Book } from "#lib/sandbox/books.ts";
import type { Field } from "#lib/sandbox/fields.ts";
import { isJsonObject } from "#lib/sandbox/json.ts";
import { listingAnswer, queryPage } from "#lib/sandbox/listing.ts";
import { fieldProblems, readFields, withDefaults } from "#lib/sandbox/read-fields.ts";
import { checkReferences } from "#lib/sandbox/references.ts";
import { badRequest, notExistsMessage, notFound } from "#lib/sandbox/refusal.ts";
import { answered, changed, created, hideFresh, reads, requireQuery, writes } from "#lib/sandbox/resource.ts";
import type { Answer, Call, Resource } from "#lib/sandbox/resource.ts";
import type { StoredMaster } from "#lib/sandbox/store.ts";
import { filledText, flagOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { columns, pascalView, view } from "#lib/sandbox/view.ts";

/** A kind of account that stands for a company we deal with: a flat record whose code is an account number. */
export interface PartySpec {
  readonly path: string;
  readonly ledgerName: string;
  /** The special account type of the control accounts it may stand under. */
  readonly control: "debtorControl" | "creditorControl";
  readonly fields: readonly Field[];
  /** Columns of a listing that asks for no particular ones. */
  readonly listed: readonly string[];
}

/** Create, get, update and the PascalCase listing of one kind of party. */
export function partyResource(spec: PartySpec): Resource {
  return {
    path: spec.path,
    operations: [
      reads("GET", "", (call) => answered(show(spec, readPartyOf(call, spec)))),
      writes("POST", "", (call) => createParty(call, spec)),
      writes("PUT", "", (call) => updateParty(call, spec)),
      reads("GET", "listing", (call) => listParties(call, spec)),
    ],
    ledger: {
      name: spec.ledgerName,
      all: (store, book) => store.listMasters(book, spec.path).map((stored) => show(spec, stored)),
    },
  };
}

function show(spec: PartySpec, stored: StoredMaster): unknown {
  return view(shape(spec), stored.master.fields);
}

function shape(spec: PartySpec) {
  return columns(...spec.fields.map((field) => field.name));
}

function findParty(call: Call, spec: PartySpec): StoredMaster {
  const found = call.store.findMaster(call.book, spec.path, requireQuery(call, "code"));
  if (!found) throw notFound();
  return found;
}

function readPartyOf(call: Call, spec: PartySpec): StoredMaster {
  const found = findParty(call, spec);
  hideFresh(call, Number(found.master.fields["createdMs"] ?? 0));
  return found;
}

function createParty(call: Call, spec: PartySpec): Answer {
  const values = withDefaults(spec.fields, readParty(call, spec));
  const parentAccNo = filledText(values, "parentAccNo") ?? controlAccounts(call.book, spec)[0];
  checkParty(call, spec, { ...values, parentAccNo: parentAccNo ?? null });
  if (parentAccNo === undefined) throw badRequest("ParentAccNo is required.");
  const accNo = filledText(values, "accNo")?.trim() ?? nextCode(call, spec, parentAccNo, filledText(values, "companyName") ?? "");
  if (isTaken(call, accNo)) throw badRequest(`AccNo (${accNo}) already exists.`);
  put(call, spec, accNo, { ...values, accNo, parentAccNo, createdMs: call.now.getTime() });
  return created(call, spec.path, "code", accNo);
}

/** Fields left out keep their value, blank ones erase it; the code itself stays. */
function updateParty(call: Call, spec: PartySpec): Answer {
  const stored = findParty(call, spec);
  const { accNo: _accNo, ...given } = readParty(call, spec);
  const values = withDefaults(spec.fields, { ...stored.master.fields, ...given });
  checkParty(call, spec, values);
  put(call, spec, stored.code, values);
  return changed();
}

function readParty(call: Call, spec: PartySpec): Values {
  if (!isJsonObject(call.body)) throw badRequest("A non-empty request body is required.");
  return readFields(spec.fields, call.body, "$", call.book.settings.decimals);
}

function checkParty(call: Call, spec: PartySpec, values: Values): void {
  const problems = fieldProblems(spec.fields, values);
  if (problems.length > 0) throw badRequest(problems.join(" "));
  checkReferences(call.store, call.book, spec.fields, values);
  const parent = filledText(values, "parentAccNo");
  if (parent !== null && !controlAccounts(call.book, spec).includes(parent)) {
    throw badRequest(notExistsMessage("parentAccNo", "Account", parent));
  }
}

function put(call: Call, spec: PartySpec, accNo: string, fields: Values): void {
  const status = flagOf(fields, "isActive") ? "active" : "inactive";
  call.store.putMaster(call.book, spec.path, { code: accNo, status, master: { fields, parts: {} } });
}

function controlAccounts(book: Book, spec: PartySpec): string[] {
  return book.settings.accounts.filter((account) => account.specialAccType === spec.control).map((account) => account.accNo);
}

/** `300-D001`: prefix of the control account, first letter of the name, running number. Nothing looks at who it is. */
function nextCode(call: Call, spec: PartySpec, parentAccNo: string, companyName: string): string {
  const letter = /[A-Z]/.exec(companyName.toUpperCase())?.[0] ?? "X";
  const prefix = `${parentAccNo.split("-")[0]}-${letter}`;
  const taken = call.store
    .listMasters(call.book, spec.path)
    .map((party) => (party.code.toUpperCase().startsWith(prefix) ? Number(party.code.slice(prefix.length)) : 0))
    .filter((number) => Number.isInteger(number));
  return `${prefix}${String(Math.max(0, ...taken) + 1).padStart(3, "0")}`;
}

/** An account number must not exist anywhere in the chart of accounts, parties of either kind included. */
function isTaken(call: Call, accNo: string): boolean {
  const wanted = accNo.toLowerCase();
  return (
    call.book.settings.accounts.some((account) => account.accNo.toLowerCase() === wanted) ||
    ["debtor", "creditor"].some((kind) => call.store.findMaster(call.book, kind, accNo) !== null)
  );
}

/** Flat rows in PascalCase: the default columns and those asked for by `field`; unknown names are dropped silently. */
function listParties(call: Call, spec: PartySpec): Answer {
  const activeOnly = call.query.one("activeOnly")?.toLowerCase() === "true";
  const asked = new Set([...spec.listed, ...call.query.all("field")].map((name) => name.toLowerCase()));
  const shown = shape(spec).filter((column) => asked.has(column.name.toLowerCase()));
  // The default columns come first, in their own order.
  const place = (name: string): number => (spec.listed.includes(name) ? spec.listed.indexOf(name) : spec.listed.length);
  const ordered = [...shown].sort((a, b) => place(a.name) - place(b.name));
  const found = call.store.listMasters(call.book, spec.path).filter((party) => !activeOnly || party.status === "active");
  return listingAnswer(call, found, queryPage(call, 1), (party) => pascalView(ordered, party.master.fields));
}
