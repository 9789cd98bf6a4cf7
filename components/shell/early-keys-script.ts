/** What the script below leaves on the window: the keys that wait, and how to stop keeping. */
export type EarlyKeys = { keys: string[]; end: () => void };

declare global {
  interface Window {
    earlyKeys?: EarlyKeys;
  }
}

/**
 * Keeps the keys that are pressed while a page is already seen but not yet listening: its code is still on the way, and
 * whoever works fast is not. `TakeEarlyKeys` presses them again once the page listens. Kept is only what a page is to hear:
 * not what a field, link or button under the focus takes by itself, nor the browser's own shortcuts, nor anything pressed
 * before the page could be seen, which was meant for another.
 *
 * An inline script at the top of the document, before all other code, hence a text.
 */
export const earlyKeysScript = `(() => {
  const keys = [];
  const keep = (event) => {
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!/^(?:[^ ]|ArrowUp|ArrowDown|Enter|Escape)$/u.test(event.key)) return;
    if (event.target.closest?.("a, button, input, select, textarea, summary, [role=dialog], [role=menu]")) return;
    if (!document.querySelector("main [data-early-keys]")) return;
    keys.push(event.key);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("keydown", keep, true);
  window.earlyKeys = { keys, end: () => removeEventListener("keydown", keep, true) };
})();`;
