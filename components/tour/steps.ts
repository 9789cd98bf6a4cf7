import type { Translate } from "#messages/translate.ts";

/** One step of the tour: the page it is about, what on it, and what there is to say. */
export type TourStep = {
  /** `record`: the first record of the list that the step before showed; without one the step is left out. */
  at: { path: string } | { record: "first" };
  /** What is pointed at; the first of these that is there. */
  targets: readonly string[];
  title: string;
  text: string;
};

const record = { record: "first" } as const;

/** The way of a record through Holdpoint, in a minute. */
export const tourSteps = (t: Translate): readonly TourStep[] => [
  {
    at: { path: "/" }, targets: ["main div:has(> div > h2 > a[href^='/queues/'])", "main h1"], title: t("tour.steps.what.title"),
    text: t("tour.steps.what.text"),
  },
  {
    at: { path: "/queues/held" }, targets: ["table.list tbody tr", "main h1"], title: t("tour.steps.held.title"),
    text: t("tour.steps.held.text"),
  },
  {
    at: record, targets: ["[aria-labelledby='findings-title']", "main header"], title: t("tour.steps.why.title"),
    text: t("tour.steps.why.text"),
  },
  {
    at: record, targets: ["[role='group'][aria-label='Show']", "main header"], title: t("tour.steps.views.title"),
    text: t("tour.steps.views.text"),
  },
  {
    at: record, targets: ["[data-approve]", "main header"], title: t("tour.steps.decide.title"),
    text: t("tour.steps.decide.text"),
  },
  {
    at: { path: "/queues/posted" }, targets: ["table.list tbody tr", "main h1"], title: t("tour.steps.posted.title"),
    text: t("tour.steps.posted.text"),
  },
];
