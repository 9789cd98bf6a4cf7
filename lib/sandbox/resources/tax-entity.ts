import { required, text } from "#lib/sandbox/fields.ts";
import { isJsonObject } from "#lib/sandbox/json.ts";
import { listingAnswer, queryPage } from "#lib/sandbox/listing.ts";
import { fieldProblems, readFields, withDefaults } from "#lib/sandbox/read-fields.ts";
import { badRequest, notFound } from "#lib/sandbox/refusal.ts";
import { answered, changed, created, hideFresh, reads, requireQuery, writes } from "#lib/sandbox/resource.ts";
import type { Answer, Call, Resource } from "#lib/sandbox/resource.ts";
import type { StoredMaster } from "#lib/sandbox/store.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { amounts, columns, pascalView, view } from "#lib/sandbox/view.ts";

const path = "taxentity";

/** Fields and lengths as in the contract's section 22. */
const fields = [
  required(text("name", 100)),
  text("tin", 20),
  text("taxBranchId", 10),
  text("classification", 1),
  text("identityType", 8),
  text("identityNo", 30),
  text("businessRegistrationNumber", 20),
  text("sstRegistrationNumber", 17),
  text("tourismTaxRegistrationNumber", 17),
  text("msicCode", 5),
  text("businessActivityDescription", 300),
  text("address", 200),
  text("postCode", 10),
  text("city", 50),
  text("phone", 25),
  text("emailAddress", 255),
  text("countryCode", 3),
  text("stateCode", 2),
  text("taxCategory"),
  text("taxClassification"),
];
const shape = [...amounts(0, "taxEntityId"), ...columns(...fields.map(({ name }) => name))];

/**
 * A party's tax identity, to which debtors link. Its id is the book's own running number, and nothing looks at whose TIN it
 * is: two calls make two of them.
 */
export const taxEntity: Resource = {
  path,
  operations: [
    reads("GET", "", readTaxEntity),
    writes("POST", "", createTaxEntity),
    writes("PUT", "", updateTaxEntity),
    reads("GET", "listing", listTaxEntities),
  ],
  ledger: { name: "taxEntities", all: (store, book) => store.listMasters(book, path).map(({ master }) => view(shape, master.fields)) },
};

function find(call: Call): StoredMaster {
  const found = call.store.findMaster(call.book, path, requireQuery(call, "taxEntityId"));
  if (found === null) throw notFound();
  return found;
}

function readTaxEntity(call: Call): Answer {
  const { master } = find(call);
  hideFresh(call, Number(master.fields["createdMs"] ?? 0));
  return answered(view(shape, master.fields));
}

function createTaxEntity(call: Call): Answer {
  const values = withDefaults(fields, given(call));
  const id = String(Math.max(0, ...call.store.listMasters(call.book, path).map(({ code }) => Number(code))) + 1);
  put(call, id, { ...values, createdMs: call.now.getTime() });
  return created(call, path, "taxentityid", id);
}

/** Fields left out keep their value, blank ones erase it. */
function updateTaxEntity(call: Call): Answer {
  const stored = find(call);
  put(call, stored.code, { ...stored.master.fields, ...given(call) });
  return changed();
}

/** What is too fresh under a switched-on `stale-get` is not listed yet, as a copy that lags behind would have it. */
function listTaxEntities(call: Call): Answer {
  const page = queryPage(call, 1);
  const all = call.store.listMasters(call.book, path);
  const stale = call.takeFault("stale-get", ({ delayMs }) => all.some((stored) => ageOf(call, stored) < delayMs));
  const listed = stale === null ? all : all.filter((stored) => ageOf(call, stored) >= stale.delayMs);
  return listingAnswer(call, listed, page, ({ master }) => {
    const { Tin, ...row } = pascalView(shape, master.fields);
    return { ...row, TIN: Tin };
  });
}

function ageOf(call: Call, { master }: StoredMaster): number {
  return call.now.getTime() - Number(master.fields["createdMs"] ?? 0);
}

function given(call: Call): Values {
  if (!isJsonObject(call.body)) throw badRequest("A non-empty request body is required.");
  return readFields(fields, call.body, "$", call.book.settings.decimals);
}

function put(call: Call, id: string, values: Values): void {
  const problems = fieldProblems(fields, values);
  if (problems.length > 0) throw badRequest(problems.join(" "));
  call.store.putMaster(call.book, path, { code: id, status: "active", master: { fields: { ...values, taxEntityId: id }, parts: {} } });
}
