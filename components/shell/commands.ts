/** Where a command means something: in a list, on a record, or on every page. */
export type CommandGroup = "list" | "record" | "everywhere";

type Command = {
  group: CommandGroup;
  /** As `KeyboardEvent.key` gives them; the first one is shown on its button. */
  keys: readonly string[];
  does: string;
  /** Keys that do it by the browser itself, or with Ctrl or Cmd: for the help alone. */
  also?: readonly string[];
  /** It only moves the hand within the page, which nobody asks the palette for. */
  isMove?: true;
};

/** Everything that is done by a single key: the one declaration for the keys themselves, the palette, the help and what stands on buttons. */
export const commands = {
  "next-row": { group: "list", keys: ["j", "ArrowDown"], does: "Next row", isMove: true },
  "previous-row": { group: "list", keys: ["k", "ArrowUp"], does: "Previous row", isMove: true },
  "open-row": { group: "list", keys: ["o"], also: ["Enter"], does: "Open the row", isMove: true },
  "select-row": { group: "list", keys: ["x"], does: "Select the row", isMove: true },
  "select-to-row": { group: "list", keys: ["X"], does: "Select from the last one to this", isMove: true },
  search: { group: "list", keys: ["/"], does: "Search this list" },
  "next-page": { group: "list", keys: ["]"], does: "Next page" },
  "previous-page": { group: "list", keys: ["["], does: "Previous page" },
  approve: { group: "record", keys: ["a"], does: "Approve" },
  reject: { group: "record", keys: ["r"], does: "Reject" },
  hold: { group: "record", keys: ["h"], does: "Hold it by hand" },
  "first-fix": { group: "record", keys: ["f"], does: "First fix" },
  "look-up": { group: "record", keys: ["l"], does: "Look up, or edit its lines" },
  "next-record": { group: "record", keys: ["n", "j"], does: "Next record" },
  "previous-record": { group: "record", keys: ["p", "k"], does: "Previous record" },
  edit: { group: "record", keys: ["e"], does: "Edit the document" },
  assign: { group: "record", keys: ["i"], does: "Take it, or give it back" },
  note: { group: "record", keys: ["m"], does: "Write a note" },
  "back-to-list": { group: "record", keys: ["u"], does: "Back to the list" },
  undo: { group: "everywhere", keys: ["z"], does: "Undo what was done last" },
  "new-record": { group: "everywhere", keys: ["c"], does: "Enter a new record" },
  palette: { group: "everywhere", keys: [], also: ["Ctrl K"], does: "Find a command or a place", isMove: true },
  help: { group: "everywhere", keys: ["?"], does: "All keys" },
  close: { group: "everywhere", keys: [], also: ["Esc"], does: "Close, or leave a field", isMove: true },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandId = keyof typeof commands;

export const commandIds = Object.keys(commands) as CommandId[];

/** A declared command, for whoever reads all of them alike. */
export function commandOf(id: CommandId): Command {
  return commands[id];
}

/** For the element that does it: its key, told by the browser on hover and to screen readers. */
export function keyHints(id: CommandId): { title: string; "aria-keyshortcuts": string } {
  const { does, keys } = commandOf(id);
  return { title: `${does} (${keys[0]})`, "aria-keyshortcuts": keys.join(" ") };
}

const printed: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑" };

/** The keys of a command as they are printed. */
export function printedKeys(id: CommandId): string[] {
  const { keys, also = [] } = commandOf(id);
  return [...keys.map((key) => printed[key] ?? key), ...also];
}
