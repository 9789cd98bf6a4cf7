/** One field of a document that became another: `path` as "customer.name" or "lines.2.quantity". */
export type Change = { path: string; old: unknown; new: unknown };

/** The value at a path, undefined where there is none. Only fields count: what a list or object inherits or computes does not. */
export function valueAt(document: unknown, path: string): unknown {
  let here: unknown = document;
  for (const key of path.split(".")) {
    if (!isBranch(here) || !hasField(here, key)) return undefined;
    here = here[key];
  }
  return here;
}

/** A copy of the document with another value at a path that it already has. Returns null where the path leads nowhere. */
export function withValueAt<D extends object>(document: D, path: string, value: unknown): D | null {
  const copy = structuredClone(document);
  return putValueAt(copy, path, value) ? copy : null;
}

/** Puts a value into a document that is the caller's own, at a path that it already has. False where the path leads nowhere. */
export function putValueAt(document: object, path: string, value: unknown): boolean {
  const keys = path.split(".");
  const last = keys.pop();
  const holder = keys.length === 0 ? document : valueAt(document, keys.join("."));
  if (last === undefined || !isBranch(holder) || !hasField(holder, last)) return false;
  holder[last] = value;
  return true;
}

/**
 * Every field in which two documents differ. Lines are matched by their id and named by their place in `next` (one that
 * is gone by its place in `old`); a line more or less is one change. A list without ids is matched by position.
 */
export function changesBetween(old: unknown, next: unknown, path = ""): Change[] {
  if (Object.is(old ?? null, next ?? null)) return [];
  if (hasIds(old) && hasIds(next)) return changesInList(old, next, path);
  if (isBranch(old) && isBranch(next) && Array.isArray(old) === Array.isArray(next)) {
    const keys = [...new Set([...Object.keys(old), ...Object.keys(next)])];
    return keys.flatMap((key) => changesBetween(fieldOf(old, key), fieldOf(next, key), path === "" ? key : `${path}.${key}`));
  }
  return [{ path, old: old ?? null, new: next ?? null }];
}

type Branch = { [key: string]: unknown };
type WithId = { id: string };

/** A line that went away shifts those after it: by position each of them would seem to have become another. */
function changesInList(old: readonly WithId[], next: readonly WithId[], path: string): Change[] {
  const before = new Map(old.map((entry) => [entry.id, entry]));
  const kept = new Set(next.map((entry) => entry.id));
  return [
    ...next.flatMap((entry, index) => changesBetween(before.get(entry.id), entry, `${path}.${index}`)),
    ...old.flatMap((entry, index) => (kept.has(entry.id) ? [] : [{ path: `${path}.${index}`, old: entry, new: null }])),
  ];
}

function hasIds(list: unknown): list is WithId[] {
  if (!Array.isArray(list)) return false;
  const ids = list.map((entry: unknown) => (isBranch(entry) && typeof entry.id === "string" ? entry.id : null));
  return !ids.includes(null) && new Set(ids).size === ids.length;
}

function isBranch(value: unknown): value is Branch {
  return value !== null && typeof value === "object";
}

// A list's own `length` is no field: whoever could set it would cut lines off.
function hasField(branch: Branch, key: string): boolean {
  return Object.hasOwn(branch, key) && !(Array.isArray(branch) && key === "length");
}

function fieldOf(branch: Branch, key: string): unknown {
  return hasField(branch, key) ? branch[key] : undefined;
}

/**
 * Whether a change moves money: amounts, quantities, prices, tax, currency, or who owes it. Who makes such a change cannot
 * approve the record (design: "Approval"). Codes, texts and references may be corrected by the approver.
 */
export function bearsValue(change: Pick<Change, "path">): boolean {
  return valueBearing.test(change.path);
}

const valueBearing =
  /^(currency|currencyRate|taxInclusive|rounding|tax|total|currentTotal|amount|fee|price|cost|settles(\.\d+)?(\.amount)?|date|(customer|supplier)(\.(code|tin|registerNo|identityType|identityNo|sstNo|sourceId|email))?|deliveryDecision|eInvoice|goodsReturned|lines|lines\.\d+|lines\.\d+\.(kind|quantity|unitPrice|unitCost|discount|amount|tax|taxRate|taxCode))$/;
