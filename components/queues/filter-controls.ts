import type { Choice, FilterControl } from "#lib/queues/define-filter.ts";
import type { Queue } from "#lib/queues/define-queue.ts";
import type { View } from "#lib/queues/parse-view.ts";
import type { CompanyChoices } from "#lib/queues/queries.ts";
import { viewHref, withFilters } from "#lib/queues/view-href.ts";
import type { Translate } from "#messages/translate.ts";
import { filterWord, fixedChoices } from "./queue-words.ts";

/** What there is to choose from, for filters whose choices are not fixed. */
export type FilterChoices = { rules: readonly Choice[] } & { readonly [list in keyof CompanyChoices]: readonly Choice[] };

/** A filter as the filter bar shows it: plain data. */
export type FilterBarControl = { name: string; label: string; value: string; isNarrow: boolean } & (
  | { type: "search"; placeholder: string }
  | { type: "choice"; choices: readonly Choice[] }
  | { type: "amount" | "date" }
);

/** An active filter and the view without it. */
export type FilterChip = { name: string; label: string; value: string; href: string };

export function filterControls<Q extends Queue>(t: Translate, queue: Q, view: View<Q>, company: FilterChoices): FilterBarControl[] {
  return Object.entries(queue.filters).map(([name, { control }]) => {
    const common = { name, label: filterWord(t, name), value: valueOf(view, name), isNarrow: control.type === "amount" || control.type === "date" };
    if (control.type === "search") return { ...common, type: "search", placeholder: t(`queues.searchIn.${control.in}`) };
    if (control.type === "amount" || control.type === "date") return { ...common, type: control.type };
    return { ...common, type: "choice", choices: choicesOf(t, control, company, common.value) };
  });
}

export function filterChips<Q extends Queue>(t: Translate, queue: Q, view: View<Q>, company: FilterChoices): FilterChip[] {
  return filterControls(t, queue, view, company)
    .filter((control) => control.value !== "")
    .map((control) => ({
      name: control.name,
      label: control.label,
      value: control.type === "choice" ? (control.choices.find((choice) => choice.value === control.value)?.label ?? control.value) : control.value,
      href: viewHref(queue, withFilters(view, { [control.name]: undefined } as Parameters<typeof withFilters<Q>>[1])),
    }));
}

const anybody = (t: Translate): readonly Choice[] => [{ value: "me", label: t("queues.filterControls.me") }, { value: "nobody", label: t("queues.filterControls.nobody") }];

function choicesOf(t: Translate, control: Exclude<FilterControl, { type: "search" | "amount" | "date" }>, company: FilterChoices, value: string): readonly Choice[] {
  const choices = control.type === "choice" ? fixedChoices(t, control) : control.of === "people" ? [...anybody(t), ...company.people] : company[control.of];
  // A link may name something that is no longer there; the bar must not show another choice than the one that counts.
  return value === "" || choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label: value }];
}

function valueOf<Q extends Queue>(view: View<Q>, name: string): string {
  const values: Readonly<Record<string, string | undefined>> = view.filters;
  return values[name] ?? "";
}
