import { decimal, flag, reference, required, text } from "#lib/sandbox/fields.ts";
import type { Field } from "#lib/sandbox/fields.ts";
import { fold, isJsonObject, member } from "#lib/sandbox/json.ts";
import { bodyFilter, bodyPage, listingAnswer } from "#lib/sandbox/listing.ts";
import { matchByPosition } from "#lib/sandbox/positional.ts";
import { fieldProblems, readArray, readFields, requireObject, withDefaults } from "#lib/sandbox/read-fields.ts";
import { checkReferences } from "#lib/sandbox/references.ts";
import { badRequest, notFound } from "#lib/sandbox/refusal.ts";
import { answered, changed, created, hideFresh, reads, requireQuery, writes } from "#lib/sandbox/resource.ts";
import type { Answer, Call, Resource } from "#lib/sandbox/resource.ts";
import type { MasterRow, StoredMaster } from "#lib/sandbox/store.ts";
import { filledText, textOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { amounts, columns, view } from "#lib/sandbox/view.ts";
import type { Column } from "#lib/sandbox/view.ts";

const PRODUCT_FIELDS: readonly Field[] = [
  required(text("productCode", 20)),
  required(text("productName", 100)),
  required(text("productType", 1)),
  required(text("status", 1)),
  text("variant1Name", 20),
  text("variant2Name", 20),
  text("productName2", 100),
  text("unit", 8),
  decimal("price", "salesUnitPrice", "0"),
  decimal("minPrice", "salesUnitPrice", "0"),
  decimal("cost", "cost", "0"),
  reference("productCategoryName", "ProductCategory"),
  reference("postingGroup", "PostingGroup"),
  reference("supplyTaxCode", "TaxCode"),
  reference("purchaseTaxCode", "TaxCode"),
  reference("tariffCode", "TariffCode"),
  text("image"),
  text("furtherDescription"),
  text("note"),
  text("supplier", 12),
  text("barCode", 30),
  text("classificationCode", 5),
  text("unitType", 5),
  flag("cannotConsolidateInvoice"),
];

const PRODUCT_VIEW: readonly Column[] = [
  ...columns("productId", "productCode", "productName", "productType", "status", "stockCode", "variant1Name", "variant2Name"),
  ...columns("productName2", "unit"),
  ...amounts("as-stored", "price", "minPrice", "cost"),
  ...columns("productCategoryName", "postingGroup", "supplyTaxCode", "purchaseTaxCode", "tariffCode", "image"),
  ...columns("furtherDescription", "note", "supplier", "barCode", "classificationCode", "unitType"),
  ...columns("cannotConsolidateInvoice"),
];

/** An array beside `product`. Rows with a running key keep it when they are updated in place. */
interface Part {
  readonly name: string;
  readonly key: string | null;
  readonly fields: readonly Field[];
  readonly view: readonly Column[];
}

const OPTION_FIELDS = [required(text("variantOption", 20)), text("image")];
const OPTION_VIEW = columns("productVariantOptionId", "variantIndex", "variantOption", "image");

const PARTS: readonly Part[] = [
  { name: "productVariant1Options", key: "productVariantOptionId", fields: OPTION_FIELDS, view: OPTION_VIEW },
  { name: "productVariant2Options", key: "productVariantOptionId", fields: OPTION_FIELDS, view: OPTION_VIEW },
  {
    name: "productVariants",
    key: "productVariantId",
    fields: [
      text("productVariant1OptionName", 20),
      text("productVariant2OptionName", 20),
      decimal("price", "salesUnitPrice", "0"),
      decimal("minPrice", "salesUnitPrice", "0"),
      text("stockCode", 30),
      text("barCode", 30),
      text("image"),
    ],
    view: [
      ...columns("productVariantId", "productId", "productVariant1OptionName", "productVariant2OptionName"),
      ...amounts("as-stored", "price", "minPrice"),
      ...columns("stockCode", "barCode", "image"),
    ],
  },
  {
    // Other units, and how many base units each holds; the rate is answered as text.
    name: "productMultiPacks",
    key: null,
    fields: [required(text("multiPack", 8)), required(decimal("multiPackRate", "quantity"))],
    view: [...columns("multiPack"), ...amounts("quoted-8", "multiPackRate")],
  },
];

const STATUSES: Readonly<Record<string, string>> = { A: "active", I: "inactive", D: "discontinued" };

/** Items, with variants and other units, as in the contract's section 21. */
export const product: Resource = {
  path: "product",
  operations: [
    reads("GET", "", (call) => answered(show(readProductOf(call)))),
    writes("POST", "", createProduct),
    writes("PUT", "", updateProduct),
    reads("POST", "listing", listProducts),
  ],
  ledger: { name: "products", all: (store, book) => store.listMasters(book, "product").map(show) },
};

function show({ master }: StoredMaster): unknown {
  const parts = PARTS.map((part) => [part.name, (master.parts[part.name] ?? []).map((row) => view(part.view, row))]);
  return { product: view(PRODUCT_VIEW, master.fields), ...Object.fromEntries(parts) };
}

function findProduct(call: Call): StoredMaster {
  const found = call.store.findMaster(call.book, "product", requireQuery(call, "code"));
  if (!found) throw notFound();
  return found;
}

function readProductOf(call: Call): StoredMaster {
  const found = findProduct(call);
  hideFresh(call, Number(found.master.fields["createdMs"] ?? 0));
  return found;
}

function createProduct(call: Call): Answer {
  const fields = withDefaults(PRODUCT_FIELDS, readProduct(call));
  const parts = composeParts(call, {});
  checkProduct(call, fields, parts);
  const code = filledText(fields, "productCode")?.trim() ?? "";
  if (call.store.findMaster(call.book, "product", code)) throw badRequest(`ProductCode (${code}) already exists.`);
  put(call, { ...fields, productCode: code, productId: call.store.nextKey("product"), stockCode: code, createdMs: call.now.getTime() }, parts);
  return created(call, "product", "code", code);
}

/** Fields left out keep their value, blank ones erase it, arrays are matched by position; the code itself stays. */
function updateProduct(call: Call): Answer {
  const stored = findProduct(call);
  const { productCode: _productCode, ...given } = readProduct(call);
  const before = stored.master.fields;
  const fields = { ...before, ...withDefaults(PRODUCT_FIELDS, { ...before, ...given }) };
  const parts = composeParts(call, stored.master.parts);
  checkProduct(call, fields, parts);
  put(call, fields, parts);
  return changed();
}

function readProduct(call: Call): Values {
  return readFields(PRODUCT_FIELDS, requireObject(call.body, "product"), "$.product", call.book.settings.decimals);
}

function composeParts(call: Call, stored: MasterRow["parts"]): Record<string, Values[]> {
  return Object.fromEntries(
    PARTS.map((part) => {
      const given = readArray(call.body, part.name)?.map((row, index) =>
        readFields(part.fields, row, `$.${part.name}[${index}]`, call.book.settings.decimals),
      );
      const rows = matchByPosition(stored[part.name] ?? [], given).map((row) => ({
        ...row.stored,
        ...withDefaults(part.fields, { ...row.stored, ...row.given }),
      }));
      return [part.name, rows];
    }),
  );
}

function checkProduct(call: Call, fields: Values, parts: Readonly<Record<string, Values[]>>): void {
  const problems = [
    ...fieldProblems(PRODUCT_FIELDS, fields),
    ...PARTS.flatMap((part) => (parts[part.name] ?? []).flatMap((row) => fieldProblems(part.fields, row))),
  ];
  if (problems.length > 0) throw badRequest([...new Set(problems)].join(" "));
  checkReferences(call.store, call.book, PRODUCT_FIELDS, fields);
  for (const axis of ["1", "2"]) {
    const options = parts[`productVariant${axis}Options`] ?? [];
    if (filledText(fields, `variant${axis}Name`) !== null && options.length === 0) {
      throw badRequest(`The ProductVariant${axis}Options field is required.`);
    }
  }
}

function put(call: Call, fields: Values, parts: Readonly<Record<string, Values[]>>): void {
  const code = textOf(fields, "productCode") ?? "";
  const keyed = PARTS.map((part) => {
    const rows = (parts[part.name] ?? []).map((row, index) => ({
      ...row,
      ...(part.key === null ? {} : { [part.key]: row[part.key] ?? call.store.nextKey("part") }),
      ...(part.name === "productVariants" ? variantFacts(fields, row) : { variantIndex: index }),
    }));
    return [part.name, rows];
  });
  const status = STATUSES[textOf(fields, "status")?.toUpperCase() ?? ""] ?? "inactive";
  call.store.putMaster(call.book, "product", { code, status, master: { fields, parts: Object.fromEntries(keyed) } });
}

/** A variant without a stock code of its own gets product code and options joined with "-". */
function variantFacts(fields: Values, variant: Values): Values {
  const options = [variant["productVariant1OptionName"], variant["productVariant2OptionName"]];
  const joined = [fields["productCode"], ...options].filter((part) => typeof part === "string" && part !== "").join("-");
  return { productId: fields["productId"] ?? null, stockCode: filledText(variant, "stockCode") ?? joined };
}

/** `filter.statuses` switches each status on; without it all are listed. */
function listProducts(call: Call): Answer {
  const filter = member(bodyFilter(call), "statuses");
  const wanted = isJsonObject(filter) ? fold(filter) : null;
  const found = call.store
    .listMasters(call.book, "product")
    .filter((stored) => wanted === null || member(wanted, stored.status) === true);
  return listingAnswer(call, found, bodyPage(call), show);
}
