"use client";

import { startTourEvent } from "#components/tour/tour-start.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { shortcutGroups } from "./shortcuts.ts";

export function KeyboardHelp({ onClose }: { onClose: () => void }) {
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
        <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
          {shortcutGroups.map((group) => (
            <section key={group.title}>
              <h3 className="mb-1.5 text-xs font-semibold text-muted-foreground">{group.title}</h3>
              <dl className="grid gap-1">
                {group.shortcuts.map(({ keys, does }) => (
                  <div key={does} className="flex items-center justify-between gap-4 border-b border-dashed py-1 last:border-0">
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
