"use client";

import { Keyboard as KeyboardIcon } from "lucide-react";
import { Kbd } from "#components/ui/kbd.tsx";
import { openHelpEvent } from "./keyboard.tsx";

export function HelpButton() {
  return (
    <button
      type="button"
      onClick={() => window.dispatchEvent(new Event(openHelpEvent))}
      aria-label="Keys"
      title="Keys"
      className="flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-muted-foreground hover:bg-accent focus-visible:-outline-offset-2 max-lg:justify-center max-lg:px-0"
    >
      <KeyboardIcon className="size-4" aria-hidden />
      <span className="flex-1 text-left max-lg:hidden">Keys</span>
      <Kbd className="max-lg:hidden">?</Kbd>
    </button>
  );
}
