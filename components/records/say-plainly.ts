"use client";

import type { ExternalToast } from "sonner";

const shownMs = 6_000;
const shown = new Map<string | number, () => void>();

/**
 * Says a message, with its button, by plain elements: where the code of what shows messages could not be fetched, a
 * decision is told all the same, and can be taken back.
 */
export function sayPlainly(message: string, { id, description, action, duration = shownMs }: ExternalToast = {}): void {
  const said = element("div", "grid gap-1 rounded-lg border bg-popover px-4 py-3 text-sm text-popover-foreground shadow-lg", [element("p", "font-medium", [message])]);
  const takeAway = () => said.remove();
  if (typeof description === "string") said.append(element("p", "text-muted-foreground", [description]));
  if (action !== null && typeof action === "object" && "onClick" in action && typeof action.label === "string") {
    const button = element("button", "justify-self-end rounded-sm bg-primary px-2 py-1 text-xs font-medium text-primary-foreground", [action.label]);
    const { onClick } = action;
    button.addEventListener("click", (event) => {
      takeAway();
      onClick(event as unknown as Parameters<typeof onClick>[0]);
    });
    said.append(button);
  }
  place().append(said);
  if (id !== undefined) shown.set(id, takeAway);
  if (Number.isFinite(duration)) window.setTimeout(takeAway, duration);
}

export function unsay(id: string): void {
  shown.get(id)?.();
  shown.delete(id);
}

/** Where screen readers look for what is new: it stands before something is put into it. */
function place(): Element {
  const there = document.querySelector("[data-said-plainly]");
  if (there !== null) return there;
  const made = element("div", "fixed right-4 bottom-4 z-50 grid w-89 max-w-[calc(100%-2rem)] gap-2 max-sm:bottom-18", []);
  made.role = "status";
  made.dataset.saidPlainly = "";
  document.body.append(made);
  return made;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, content: readonly (string | Node)[]): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}
