/** The pictures of app/signs.css. */
export const signNames = [
  "alarm-clock", "arrow-down-to-line", "arrow-right", "at-sign", "ban", "book", "bookmark", "cable", "check", "chevron-down", "chevron-left", "chevron-right", "circle-alert", "circle-check",
  "circle-minus", "circle-pause", "circle-question-mark", "circle-x", "clock", "columns-3", "copy", "download", "ellipsis", "file-text", "gauge", "hand", "inbox", "info", "keyboard", "layers",
  "loader-circle", "lock", "log-out", "octagon-alert", "pencil", "plug", "replace", "search", "send", "shapes", "sliders-horizontal", "thumbs-up", "triangle-alert", "undo-2", "user-round",
] as const;
export type SignName = (typeof signNames)[number];

/** Puts a picture before the words of an element; screen readers hear the words alone. */
export function signClass(name: SignName): string {
  return `sign sign-${name}`;
}
