"use client";

import { Command } from "cmdk";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Dialog, DialogContent, DialogTitle } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { commandOf, doesText, printedKeys } from "./commands.ts";
import type { Homes, PlaceGroup } from "./places.ts";
import { commandsHere } from "./use-keys.ts";

type PaletteProps = { groups: readonly PlaceGroup[]; homes: Homes; onClose: () => void };

/** Finds what can be done where one stands, a place, or records: by a few letters, without knowing the key. */
export function Palette({ groups, homes, onClose }: PaletteProps) {
  const t = useTranslations();
  const router = useRouter();
  // As they were when it opened: it stands over the page, which waits.
  const [{ here, opener }] = useState(() => ({ here: commandsHere().filter(({ id }) => !commandOf(id).isMove), opener: document.activeElement }));
  const [typed, setTyped] = useState("");
  const chosen = useRef<(() => void) | null>(null);
  const choose = (act: () => void) => () => {
    chosen.current = act;
    onClose();
  };
  const go = (href: string) => choose(() => router.push(href));
  const text = typed.trim();
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        aria-describedby={undefined}
        className="gap-0 overflow-hidden p-0 sm:top-24 sm:max-w-xl sm:translate-y-0"
        // What was chosen comes after the focus is back: it may want the focus itself.
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
          chosen.current?.();
        }}
      >
        <DialogTitle className="sr-only">{t("shell.palette.title")}</DialogTitle>
        <Command label={t("shell.palette.title")} loop>
          <Command.Input value={typed} onValueChange={setTyped} placeholder={t("shell.palette.whatToDo")} className="h-12 w-full border-b bg-transparent px-4 pr-12 text-base outline-none placeholder:text-muted-foreground" />
          <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto p-2 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-muted-foreground">
            <Command.Empty className="px-2 py-6 text-center text-muted-foreground">{t("shell.palette.nothingFound")}</Command.Empty>
            {here.length > 0 && (
              <Command.Group heading={t("shell.palette.here")}>
                {here.map(({ id, act }) => (
                  <Row key={id} value={doesText(t, id)} keys={printedKeys(id)} onSelect={choose(act)} />
                ))}
              </Command.Group>
            )}
            <Command.Group heading={t("shell.palette.goTo")}>
              {groups.flatMap((group) =>
                group.places.map(({ path, label, key }) => <Row key={path} value={label} keywords={group.title === null ? [] : [group.title]} keys={key === undefined ? [] : ["g", key]} onSelect={go(homes[path] ?? path)} />),
              )}
            </Command.Group>
            {text !== "" && (
              <Command.Group heading={t("shell.palette.search")} forceMount>
                <Row value={t("shell.palette.allRecordsWith", { text })} keys={[]} forceMount onSelect={go(`/queues/all?q=${encodeURIComponent(text)}`)} />
              </Command.Group>
            )}
          </Command.List>
        </Command>
      </DialogContent>
    </Dialog>
  );
}

type RowProps = { value: string; keys: readonly string[]; keywords?: string[]; forceMount?: boolean; onSelect: () => void };

function Row({ value, keys, keywords = [], forceMount = false, onSelect }: RowProps) {
  return (
    <Command.Item value={value} keywords={keywords} forceMount={forceMount} onSelect={onSelect} className="flex cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 data-[selected=true]:bg-accent">
      <span className="min-w-0 flex-1 truncate">{value}</span>
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </Command.Item>
  );
}
