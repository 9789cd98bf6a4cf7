import { goTo } from "./go-to.ts";

export type Shortcut = { keys: readonly string[]; does: string };
export type ShortcutGroup = { title: string; shortcuts: readonly Shortcut[] };

/** Every key there is, for the help. Keys work wherever nobody is typing. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: "In a list",
    shortcuts: [
      { keys: ["j", "↓"], does: "Next row" },
      { keys: ["k", "↑"], does: "Previous row" },
      { keys: ["Enter", "o"], does: "Open the row" },
      { keys: ["x"], does: "Select the row" },
      { keys: ["X"], does: "Select from the last one to this" },
      { keys: ["/"], does: "Search" },
      { keys: ["]"], does: "Next page" },
      { keys: ["["], does: "Previous page" },
    ],
  },
  {
    title: "On a record",
    shortcuts: [
      { keys: ["a"], does: "Approve" },
      { keys: ["r"], does: "Reject" },
      { keys: ["h"], does: "Hold it by hand" },
      { keys: ["f"], does: "First fix" },
      { keys: ["n", "j"], does: "Next record" },
      { keys: ["p", "k"], does: "Previous record" },
      { keys: ["e"], does: "Edit the document" },
      { keys: ["l"], does: "Edit its lines" },
      { keys: ["i"], does: "Take it, or give it back" },
      { keys: ["m"], does: "Write a note" },
      { keys: ["u"], does: "Back to the list" },
    ],
  },
  { title: "Go to: g, then", shortcuts: Object.entries(goTo).map(([key, { does }]) => ({ keys: [key], does })) },
  { title: "Everywhere", shortcuts: [{ keys: ["c"], does: "Enter a new record" }, { keys: ["?"], does: "This help" }, { keys: ["Esc"], does: "Close, or leave a field" }] },
];
