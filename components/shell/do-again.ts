import type { EarlyAct, EarlyInput } from "./early-input-script.ts";
import { hushKeys } from "./use-keys.ts";

/** Longer than the code of a part takes to come; should it not come at all, the rest of the page listens all the same. */
const arrivalMs = 3000;

/** Once all that is seen listens, one after the other, each on what the one before has made of the page; what is done meanwhile joins the end. */
export async function doAgain(early: EarlyInput): Promise<void> {
  // Not from within an effect, where React puts off what an act changes until after the next one.
  await aTurn();
  await untilArrived();
  for (let act = early.acts.shift(); act !== undefined; act = early.acts.shift()) {
    early.isDoing = true;
    perform(act);
    early.isDoing = false;
    await aTurn();
  }
  early.end();
}

/** A part of the page whose code is on its way. */
const arriving = "main [data-arriving]";

/** False where it has not come after a while. */
async function untilArrived(): Promise<boolean> {
  const until = performance.now() + arrivalMs;
  while (document.querySelector(arriving) !== null && performance.now() < until) await aTurn();
  return document.querySelector(arriving) === null;
}

/**
 * Presses a key again once the part of the page that it is for has come, and then what was typed meanwhile, which is meant for
 * that part. Returns false where nothing is on its way. Should it not come, nothing is pressed: typed letters mean other things
 * elsewhere.
 */
export function pressOnArrival(key: string): boolean {
  if (document.querySelector(arriving) === null) return false;
  const early: EarlyInput = { acts: [{ key }], isDoing: false, end: () => removeEventListener("keydown", keep, true) };
  const keep = (event: KeyboardEvent) => {
    if (early.isDoing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !/^(?:.|ArrowUp|ArrowDown|Enter|Escape)$/u.test(event.key)) return;
    early.acts.push({ key: event.key });
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const speak = hushKeys();
  addEventListener("keydown", keep, true);
  void untilArrived().then((hasArrived) => {
    speak();
    return hasArrived ? doAgain(early) : early.end();
  });
  return true;
}

function aTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** What is no longer on the page hears nothing. */
function perform(act: EarlyAct): void {
  if ("key" in act) pressKey(act.key);
  else if ("click" in act) act.click.click();
  else if ("choice" in act) {
    // The page may have set it back to what it knew.
    act.choice.value = act.value;
    act.choice.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (act.form.isConnected) act.form.requestSubmit();
}

/** Tells the page of the key; where the page has no use for it, does what the browser would have done. */
function pressKey(key: string): void {
  const target = document.activeElement ?? document.body;
  const isFree = target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  if (!isFree) return;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    // The one way to type into a field that its listeners and its undo take for typing.
    if (key.length === 1) document.execCommand("insertText", false, key);
    else if (key === "Enter" && target instanceof HTMLInputElement) target.form?.requestSubmit();
  } else if (key === "Enter" && target instanceof HTMLElement && target.matches("a, button")) target.click();
}
