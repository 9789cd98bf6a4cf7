import type { Translate } from "#messages/translate.ts";

/** Where a command means something: in a list, with rows of it selected, on a record, or on every page. */
export type CommandGroup = "list" | "selection" | "record" | "everywhere";

type Command = {
  group: CommandGroup;
  /** As `KeyboardEvent.key` gives them; the first one is shown on its button. */
  keys: readonly string[];
  /** Keys that do it by the browser itself, or with Ctrl or Cmd: for the help alone. */
  also?: readonly string[];
  /** It only moves the hand within the page, which nobody asks the palette for. */
  isMove?: true;
};

/** Everything that is done by a single key: the one declaration for the keys themselves, the palette, the help and what stands on buttons. */
export const commands = {
  "next-row": { group: "list", keys: ["j", "ArrowDown"], isMove: true },
  "previous-row": { group: "list", keys: ["k", "ArrowUp"], isMove: true },
  "open-row": { group: "list", keys: ["o"], also: ["Enter"], isMove: true },
  "select-row": { group: "list", keys: ["x"], isMove: true },
  "select-to-row": { group: "list", keys: ["X"], isMove: true },
  "select-page": { group: "list", keys: ["*"] },
  "select-matching": { group: "list", keys: ["A"] },
  "approve-selected": { group: "selection", keys: ["a"] },
  "reject-selected": { group: "selection", keys: ["r"] },
  "release-selected": { group: "selection", keys: ["w"] },
  "retry-selected": { group: "selection", keys: ["f"] },
  "by-hand-selected": { group: "selection", keys: ["b"] },
  "assign-selected": { group: "selection", keys: ["i"] },
  "tag-selected": { group: "selection", keys: ["t"] },
  "snooze-selected": { group: "selection", keys: ["s"] },
  "hold-selected": { group: "selection", keys: ["h"] },
  "clear-selection": { group: "selection", keys: ["Escape"] },
  search: { group: "list", keys: ["/"] },
  "next-page": { group: "list", keys: ["]"] },
  "previous-page": { group: "list", keys: ["["] },
  approve: { group: "record", keys: ["a"] },
  reject: { group: "record", keys: ["r"] },
  hold: { group: "record", keys: ["h"] },
  "first-fix": { group: "record", keys: ["f"] },
  "look-up": { group: "record", keys: ["l"] },
  "next-record": { group: "record", keys: ["n", "j"] },
  "previous-record": { group: "record", keys: ["p", "k"] },
  edit: { group: "record", keys: ["e"] },
  assign: { group: "record", keys: ["i"] },
  "take-over": { group: "record", keys: ["t"] },
  note: { group: "record", keys: ["m"] },
  "back-to-list": { group: "record", keys: ["u"] },
  undo: { group: "everywhere", keys: ["z"] },
  "stop-run": { group: "everywhere", keys: ["q"] },
  "new-record": { group: "everywhere", keys: ["c"] },
  palette: { group: "everywhere", keys: [], also: ["Ctrl K"], isMove: true },
  messages: { group: "everywhere", keys: [], also: ["Alt T"], isMove: true },
  help: { group: "everywhere", keys: ["?"] },
  close: { group: "everywhere", keys: [], also: ["Esc"], isMove: true },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandId = keyof typeof commands;

export const commandIds = Object.keys(commands) as CommandId[];

/** A declared command, for whoever reads all of them alike. */
export function commandOf(id: CommandId): Command {
  return commands[id];
}

/** What a command does, for the palette, the help and the buttons. */
export function doesText(t: Translate, id: CommandId): string {
  return t(`shell.commands.${id}`);
}

export type KeyHints = { title: string; "aria-keyshortcuts": string };

/** For the element that does it: its key, told by the browser on hover and to screen readers. */
export function keyHints(t: Translate, id: CommandId): KeyHints {
  const { keys } = commandOf(id);
  return { title: `${doesText(t, id)} (${printedKeys(id)[0]})`, "aria-keyshortcuts": keys.join(" ") };
}

const printed: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc" };

/** The keys of a command as they are printed. */
export function printedKeys(id: CommandId): string[] {
  const { keys, also = [] } = commandOf(id);
  return [...keys.map((key) => printed[key] ?? key), ...also];
}
