/** The pictures of app/signs.css. */
export const signNames = [
  "alarm-clock", "at-sign", "ban", "book", "cable", "circle-alert", "circle-check", "circle-minus", "circle-pause", "circle-question-mark", "circle-x", "clock", "copy", "ellipsis", "file-text",
  "gauge", "hand", "inbox", "keyboard", "layers", "loader-circle", "plug", "replace", "send", "shapes", "thumbs-up", "undo-2", "user-round",
] as const;
export type SignName = (typeof signNames)[number];

/** Puts a picture before the words of an element; screen readers hear the words alone. */
export function signClass(name: SignName): string {
  return `sign sign-${name}`;
}
