import type { OfKind } from "#lib/canonical/document.ts";
import { ownerName, speaksFor, type OwnedData, type Ownership } from "./ownership.ts";
import { writtenValues, type WrittenValue } from "./written-values.ts";

/** What is known beside a document of what it writes into owned data. */
export type Contested = {
  /** What AutoCount has, by "data field"; null where it has no such item or debtor. */
  ledger: ReadonlyMap<string, string> | null;
  /** The same field written by other sources, the latest of each; `recordId` tells which came first. */
  others: readonly OtherValue[];
  /** What people decided about this source's very values. */
  decisions: readonly { data: OwnedData; subject: string; field: string; value: string; decision: Decision }[];
};
export type OtherValue = { recordId: string; sourceId: string; sourceName: string; data: OwnedData; subject: string; field: string; value: string };
export type Decision = "take" | "ignore";

/** A decision about a value of a source that is no document's own field: a status of an order, a price of an item. */
export type Decided = { data: OwnedData; subject: string; field: string; value: string; decision: Decision };

/** A value that a system writes without owning it, and what stands against it. */
export type Conflict = WrittenValue & {
  /** The other system and its value; null where nobody else has one. */
  other: { name: string; value: string } | null;
  /** Who owns the data; null where nobody has decided and two sources disagree. */
  owner: string | null;
  since: string | null;
  /** What the owner has, where it is another system and has one: the fix. */
  ownersValue: string | null;
};

type Asked = OfKind & { recordId: string; sourceId: string };

/**
 * The values of a document that hold it because its source does not own them. Nothing to hold where a person took the value
 * or had it ignored, and where the owner says the same. Where nobody has decided, two sources that disagree are a conflict
 * of the later one. Pure.
 */
export function conflictsOf(asked: Asked, ownership: Ownership, contested: Contested | undefined): Conflict[] {
  return unowned(asked, ownership, contested).filter(({ decision, conflict }) => decision === null && conflict !== null).flatMap(({ conflict }) => conflict ?? []);
}

/**
 * Whether nothing is left of a document to write: its source owns none of it, and each value is what AutoCount has already or
 * one that a person had ignored. It is recorded and goes nowhere (design 9: "shown, not written"). Pure.
 */
export function hasNothingToWrite(asked: Asked, ownership: Ownership, contested: Contested | undefined): boolean {
  const values = writtenValues(asked);
  const foreign = unowned(asked, ownership, contested);
  if (values.length === 0 || foreign.length < values.length || ownership.byHand.has(asked.sourceId)) return false;
  if (values.some(({ data }) => speaksFor(ownership, data, asked.sourceId))) return false;
  return foreign.every(({ conflict, decision }) => decision === "ignore" || (conflict === null && decision === null));
}

type Unowned = { decision: Decision | null; conflict: Conflict | null };

function unowned({ recordId, sourceId, ...carrier }: Asked, ownership: Ownership, contested: Contested | undefined): Unowned[] {
  return writtenValues(carrier as OfKind).flatMap((written): Unowned[] => {
    const owner = ownership.owners[written.data];
    const mine = (one: { data: OwnedData; subject: string; field: string }) => one.data === written.data && one.subject === written.subject && one.field === written.field;
    const others = (contested?.others ?? []).filter((one) => mine(one) && one.sourceId !== sourceId);
    const decision = contested?.decisions.find((one) => mine(one) && isSame(one.value, written.value))?.decision ?? null;
    if (owner.system === "undecided") {
      const against = others.find((one) => one.recordId < recordId && !isSame(one.value, written.value) && written.data !== "stock");
      if (against === undefined || ownership.byHand.has(sourceId)) return [];
      return [{ decision, conflict: { ...written, other: { name: against.sourceName, value: against.value }, owner: null, since: null, ownersValue: null } }];
    }
    if (speaksFor(ownership, written.data, sourceId)) return [];
    const inLedger = contested?.ledger?.get(`${written.data} ${written.field}`) ?? null;
    const ofOwner = owner.system === "source" ? others.find((one) => one.sourceId === owner.sourceId) : undefined;
    const ownersValue = owner.system === "source" ? (ofOwner?.value ?? inLedger) : inLedger;
    const third = others.find((one) => owner.system !== "source" || one.sourceId !== owner.sourceId);
    // A move of stock says nothing of what is there, so nothing that AutoCount has can be the same.
    if (written.data !== "stock" && ownersValue !== null && isSame(ownersValue, written.value)) return [{ decision, conflict: null }];
    const name = owner.system === "source" && ofOwner !== undefined ? ofOwner.sourceName : "AutoCount";
    const other = ownersValue !== null ? { name, value: ownersValue } : third === undefined ? null : { name: third.sourceName, value: third.value };
    return [{ decision, conflict: { ...written, other, owner: ownerName(owner), since: owner.system === "any" ? null : owner.since, ownersValue: written.data === "stock" ? null : ownersValue } }];
  });
}

function isSame(a: string, b: string): boolean {
  const plain = (text: string) => text.trim().toLowerCase().replaceAll(/\s+/g, " ");
  const number = (text: string) => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? text.trim().replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "") : null);
  return plain(a) === plain(b) || (number(a) !== null && number(a) === number(b));
}
