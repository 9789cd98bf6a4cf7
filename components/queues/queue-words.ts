import type { Choice, FilterControl } from "#lib/queues/define-filter.ts";
import type { Column, Queue } from "#lib/queues/define-queue.ts";
import type { queues } from "#lib/queues/registry.ts";
import type { AgeBucket } from "#lib/queues/age-buckets.ts";
import type { AliasType } from "#lib/reference/read-question.ts";
import type { DeliveryState } from "#lib/queues/delivery-states.ts";
import type { ImportState } from "#lib/imports/import-states.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Translate } from "#messages/translate.ts";
import { foundWord } from "#components/posting/found-word.ts";

// A queue declares codes and the screen has their words. That none is missing is known to the compiler, from the queues that there are.

type AnyQueue = (typeof queues)[number];
type NamesOf<T> = T extends unknown ? keyof T & string : never;
type ColumnId = NamesOf<AnyQueue["columns"]>;
type FilterName = NamesOf<AnyQueue["filters"]>;
type FixedChoices = Extract<FilterControl, { type: "choice" }>;

export function queueTitle(t: Translate, queue: Pick<Queue, "id">): string {
  return t(`queues.lists.${queue.id as AnyQueue["id"]}.title`);
}

/** One sentence: what stands here and in what order. */
export function queueDescription(t: Translate, queue: Pick<Queue, "id">): string {
  return t(`queues.lists.${queue.id as AnyQueue["id"]}.description`);
}

/** Why it is empty and what comes next. */
export function emptyText(t: Translate, queue: Pick<Queue, "id">): { title: string; text: string } {
  const id = queue.id as AnyQueue["id"];
  return { title: t(`queues.lists.${id}.empty.title`), text: t(`queues.lists.${id}.empty.text`) };
}

/** The head of a column; the one of what is done with a row has none. */
export function columnWord(t: Translate, id: string, column: Column | undefined): string {
  return id === "actions" ? "" : t(`queues.columns.${column?.word ?? (id as Exclude<ColumnId, "actions">)}`);
}

export function filterWord(t: Translate, name: string): string {
  return t(`queues.filters.${name as FilterName | "sort"}`);
}

/** What a filter with fixed choices offers. */
export function fixedChoices(t: Translate, { of, values }: FixedChoices): Choice[] {
  const word = choiceWords(t)[of];
  return values.map((value) => ({ value, label: word(value) }));
}

const choiceWords = (t: Translate): Readonly<Record<FixedChoices["of"], (value: string) => string>> => ({
  kinds: (value) => t(`format.kinds.${value as Kind}`),
  states: (value) => t(`format.states.${value as RecordState}`),
  ages: (value) => t(`format.ages.${value as AgeBucket["id"]}`),
  deliveryStates: (value) => t(`deliveries.states.${value as DeliveryState}`),
  importStates: (value) => t(`imports.states.${value as ImportState}`),
  found: (value) => (value === "any" ? t("queues.choices.found.any") : foundWord(t, value)),
  aliasTypes: (value) => t(`queues.choices.aliasTypes.${value as AliasType}`),
  actors: (value) => t(`queues.choices.actors.${value as "admin" | "finance"}`),
  mentions: (value) => t(`queues.choices.mentions.${value as "new" | "any"}`),
  hands: (value) => t(`queues.choices.hands.${value as "straight" | "touched"}`),
  caught: (value) => t(`queues.choices.caught.${value as "duplicate"}`),
  uses: (value) => t(`queues.choices.uses.${value as "active" | "drifted" | "revoked"}`),
});
