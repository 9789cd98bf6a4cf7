"use client";

import { startTourEvent } from "#components/tour/tour-start.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { type CommandGroup, commandIds, commandOf, printedKeys } from "./commands.ts";
import type { placeGroups } from "./places.ts";

const titles: readonly [CommandGroup, string][] = [["list", "In a list"], ["record", "On a record"], ["everywhere", "Everywhere"]];

/** Every key there is, as declared. */
export function KeyboardHelp({ groups, onClose }: { groups: typeof placeGroups; onClose: () => void }) {
  const lists = titles.map(([group, title]) => ({
    title,
    shortcuts: commandIds.filter((id) => commandOf(id).group === group).map((id) => ({ does: commandOf(id).does, keys: printedKeys(id) })),
  }));
  const places = groups.flatMap((group) => group.places.flatMap(({ key, label }) => (key === undefined ? [] : [{ does: label, keys: [key] }])));
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="sm:max-w-2xl">
        <DialogHeader>
          <DialogTitle>Keys</DialogTitle>
          <DialogDescription>They work wherever you are not typing.</DialogDescription>
        </DialogHeader>
        <div>
          <Button variant="outline" size="sm" onClick={() => (onClose(), window.dispatchEvent(new Event(startTourEvent)))}>
            Show me around, in a minute
          </Button>
        </div>
        <div className="gap-x-10 sm:columns-2">
          {[...lists, { title: "Go to: g, then", shortcuts: places }].map((group) => (
            <section key={group.title} className="mb-5">
              <h3 className="mb-1.5 text-xs font-semibold text-muted-foreground">{group.title}</h3>
              <dl className="grid gap-1">
                {group.shortcuts.map(({ keys, does }) => (
                  <div key={does} className="flex break-inside-avoid items-center justify-between gap-4 border-b border-dashed py-1 last:border-0">
                    <dt>{does}</dt>
                    <dd className="flex gap-1">
                      {keys.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
