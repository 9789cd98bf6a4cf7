/** One thing that was done to a page before it listened. */
export type EarlyAct = { key: string } | { click: HTMLElement } | { choice: HTMLSelectElement; value: string } | { form: HTMLFormElement };

/** What the script below leaves on the window: what was done, in order, whether it is being done again, and how to end. */
export type EarlyInput = { acts: EarlyAct[]; isDoing: boolean; end: () => void };

declare global {
  interface Window {
    earlyInput?: EarlyInput;
  }
}

/**
 * Keeps what is done to a page that is seen but not listening yet: its code is still on the way, and whoever works fast is
 * not. `TakeEarlyInput` does it again once the page listens. Kept are keys that the page is to hear, and presses of
 * buttons, choices in lists and sent forms; not links, typing or the browser's own shortcuts, which need none of our code.
 * What was done before the page could be seen was meant for another and is left out.
 *
 * An inline script at the top of the document, before all other code, hence a text.
 */
export const earlyInputScript = `(() => {
  const early = (window.earlyInput = { acts: [], isDoing: false, end: () => types.forEach((type) => removeEventListener(type, listen, true)) });
  const isSeen = () => document.querySelector("main [data-early-input]") !== null;
  const keep = (event, act) => {
    early.acts.push(act);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const listeners = {
    keydown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !/^(?:[^ ]|ArrowUp|ArrowDown|Enter|Escape)$/u.test(event.key)) return;
      if (!event.target.closest?.("a, button, input, select, textarea, summary, [role=dialog], [role=menu]")) keep(event, { key: event.key });
    },
    click(event) {
      const click = event.target.closest?.("main :is(button, input[type=checkbox], input[type=radio])");
      if (click) keep(event, { click });
    },
    input(event) {
      if (event.target.matches?.("main select")) keep(event, { choice: event.target, value: event.target.value });
    },
    change(event) {
      if (event.target.matches?.("main select")) event.stopImmediatePropagation();
    },
    submit(event) {
      if (event.target.matches?.("main form")) keep(event, { form: event.target });
    },
  };
  const listen = (event) => !early.isDoing && isSeen() && listeners[event.type](event);
  const types = Object.keys(listeners);
  for (const type of types) addEventListener(type, listen, true);
})();`;
