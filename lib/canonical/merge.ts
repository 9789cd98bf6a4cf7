/** A field that two people changed, each to something else. `path` names lines by their id: "lines.#4711.quantity" (see `placeIn`). */
export type Conflict = { path: string; base: unknown; mine: unknown; theirs: unknown };
/** A field that one of the two changed, or both to the same. */
export type Taken = { path: string; by: "me" | "them" | "both"; old: unknown; new: unknown };

export type Merge = {
  /** With everything that only one of the two changed, and their value in each field of a conflict. */
  merged: unknown;
  conflicts: Conflict[];
  taken: Taken[];
};

/** Whose value a field of a conflict gets, by its path; theirs where nothing is chosen. */
export type Choices = { readonly [path: string]: "mine" | "theirs" };

/**
 * Merges two people's versions of what was one document, field by field: what only one of them changed is taken, what both
 * changed is a conflict unless both made it the same. Lines are matched by their id, so that one more or less shifts
 * nothing; a line that one removes and the other changes is one conflict. A list without ids is one field. Pure.
 */
export function mergeThreeWay(base: unknown, mine: unknown, theirs: unknown, choices: Choices = {}): Merge {
  const found: Pick<Merge, "conflicts" | "taken"> = { conflicts: [], taken: [] };
  const merged = merge({ base, mine, theirs }, "", choices, found);
  return { merged: merged === nothing ? null : merged, ...found };
}

/** What of an entry is there in none of its list: told apart from an empty field. */
const nothing = Symbol("nothing");
type Three = { base: unknown; mine: unknown; theirs: unknown };
type Branch = { readonly [key: string]: unknown };
type Entry = Branch & { readonly id: string };

function merge({ base, mine, theirs }: Three, path: string, choices: Choices, found: Pick<Merge, "conflicts" | "taken">): unknown {
  if (isSame(base, mine) && isSame(base, theirs)) return theirs;
  if (isListed(base) && isListed(mine) && isListed(theirs)) return mergeLists({ base, mine, theirs }, path, choices, found);
  if (isFields(base) && isFields(mine) && isFields(theirs)) {
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(base)])];
    return Object.fromEntries(keys.flatMap((key) => {
      const value = merge({ base: base[key], mine: mine[key], theirs: theirs[key] }, path === "" ? key : `${path}.${key}`, choices, found);
      return value === undefined ? [] : [[key, value]];
    }));
  }
  if (isSame(base, mine)) return take("them", theirs);
  if (isSame(base, theirs)) return take("me", mine);
  if (isSame(mine, theirs)) return take("both", theirs);
  found.conflicts.push({ path, base: shown(base), mine: shown(mine), theirs: shown(theirs) });
  return choices[path] === "mine" ? mine : theirs;

  function take(by: Taken["by"], value: unknown): unknown {
    found.taken.push({ path, by, old: shown(base), new: shown(value) });
    return value;
  }
}

function mergeLists({ base, mine, theirs }: { base: readonly Entry[]; mine: readonly Entry[]; theirs: readonly Entry[] }, path: string, choices: Choices, found: Pick<Merge, "conflicts" | "taken">): unknown[] {
  const [inBase, inMine, inTheirs] = [byId(base), byId(mine), byId(theirs)];
  const merged = new Map(
    [...new Set([...inTheirs.keys(), ...inMine.keys(), ...inBase.keys()])].map((id) => {
      const three = { base: inBase.get(id) ?? nothing, mine: inMine.get(id) ?? nothing, theirs: inTheirs.get(id) ?? nothing };
      return [id, merge(three, `${path}.${nameOf(id)}`, choices, found)] as const;
    }),
  );
  // Whoever moved lines decides their order, they where both did; what the other one added follows the line that it followed.
  const [first, second] = hasSameOrder(inBase, inTheirs) ? [inMine, inTheirs] : [inTheirs, inMine];
  return orderOf([...first.keys()], [...second.keys()]).flatMap((id) => (merged.get(id) === nothing ? [] : [merged.get(id)]));
}

/** An id as part of a path: without a dot. */
function nameOf(id: string): string {
  return `#${id.replaceAll("%", "%25").replaceAll(".", "%2E")}`;
}

/** The path of a merge as a path of a document, lines by their place in it: "lines.2.quantity". Null where it has no such line. */
export function placeIn(document: unknown, path: string): string | null {
  const keys: string[] = [];
  let here = document;
  for (const key of path.split(".")) {
    const place = key.startsWith("#") && isListed(here) ? here.findIndex((entry) => nameOf(entry.id) === key) : key;
    if (place === -1) return null;
    keys.push(String(place));
    here = here !== null && typeof here === "object" ? (here as Branch)[place] : undefined;
  }
  return keys.join(".");
}

/** The ids of both lists, once each: those of `first` in its order, the others after the one that they follow in `second`. */
function orderOf(first: readonly string[], second: readonly string[]): string[] {
  const order = [...first];
  for (const [index, id] of second.entries()) {
    if (order.includes(id)) continue;
    const before = second[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  return order;
}

function hasSameOrder(base: ReadonlyMap<string, unknown>, next: ReadonlyMap<string, unknown>): boolean {
  const kept = [...base.keys()].filter((id) => next.has(id));
  const now = [...next.keys()].filter((id) => base.has(id));
  return kept.every((id, index) => id === now[index]);
}

function byId(list: readonly Entry[]): Map<string, Entry> {
  return new Map(list.map((entry) => [entry.id, entry]));
}

/** An empty list has whatever entries there are to come. */
function isListed(value: unknown): value is readonly Entry[] {
  if (!Array.isArray(value)) return false;
  const ids = value.map((entry: unknown) => (isFields(entry) && typeof entry["id"] === "string" ? entry["id"] : null));
  return !ids.includes(null) && new Set(ids).size === ids.length;
}

function isFields(value: unknown): value is Branch {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** A field that is missing is an empty one; a line that is missing is none. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one ?? null, other ?? null)) return true;
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((entry, index) => isSame(entry, other[index]));
  if (!isFields(one) || !isFields(other)) return false;
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => isSame(one[key], other[key]));
}

function shown(value: unknown): unknown {
  return value === nothing || value === undefined ? null : value;
}
