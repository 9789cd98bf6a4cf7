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
export const tourSteps: readonly TourStep[] = [
  {
    at: { path: "/" }, targets: ["main div:has(> div > h2 > a[href^='/queues/'])", "main h1"], title: "What this is",
    text: "Orders and invoices come in from shops and other systems. Holdpoint checks each, holds what is not right, and posts what was approved to AutoCount, once. Each number here opens its list.",
  },
  {
    at: { path: "/queues/held" }, targets: ["table.list tbody tr", "main h1"], title: "What is held",
    text: "Each row says why the record is held and who acts. j and k walk through the rows, Enter opens one, x selects it for doing many at once.",
  },
  {
    at: record, targets: ["[aria-labelledby='findings-title']", "main header"], title: "Why, and what to do",
    text: "Everything that the rules found stands on top, each with its fix. f goes to the first one. An answer that is remembered frees the other records that wait for the same.",
  },
  {
    at: record, targets: ["[role='group'][aria-label='Show']", "main header"], title: "Three views of the same",
    text: "The document as it will be booked, beside it what AutoCount has, the message as it came, notes to each other, and the history: who changed what, and every earlier revision.",
  },
  {
    at: record, targets: ["[data-approve]", "main header"], title: "Decide",
    text: "a approves, r rejects, h holds. Whoever changed a value cannot approve it: somebody else does. The next record opens by itself, and what was just decided can be taken back.",
  },
  {
    at: { path: "/queues/posted" }, targets: ["table.list tbody tr", "main h1"], title: "In the books",
    text: "What is posted has its number in AutoCount, and was read back and compared. ? shows all keys, and begins this tour again.",
  },
];
