"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Kbd } from "#components/ui/kbd.tsx";
import { Picture } from "#components/ui/picture.tsx";
import { askEvent } from "./keyboard.tsx";

/** The ways to the palette and to the help, for the mouse. */
export function AskButtons() {
  const t = useTranslations();
  return (
    <div className="grid gap-px">
      <AskButton asks="palette" label={t("shell.askButtons.commands")} keys="Ctrl K" icon={<Picture of="search" />} />
      <AskButton asks="help" label={t("shell.askButtons.keys")} keys="?" icon={<Picture of="keyboard" />} />
    </div>
  );
}

function AskButton({ asks, label, keys, icon }: { asks: "help" | "palette"; label: string; keys: string; icon: ReactNode }) {
  return (
    <button
      type="button"
      onClick={() => window.dispatchEvent(new CustomEvent(askEvent, { detail: asks }))}
      title={`${label} (${keys})`}
      className="flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-muted-foreground hover:bg-accent focus-visible:-outline-offset-2 max-lg:justify-center max-lg:px-0"
    >
      {icon}
      <span className="flex-1 text-left max-lg:sr-only">{label}</span>
      <Kbd className="max-lg:hidden" aria-hidden>{keys}</Kbd>
    </button>
  );
}
