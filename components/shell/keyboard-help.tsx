"use client";

import { useTranslations } from "next-intl";
import { startTourEvent } from "#components/tour/tour-start.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import type { Translate } from "#messages/translate.ts";
import { type CommandGroup, commandIds, commandOf, doesText, printedKeys } from "./commands.ts";
import type { PlaceGroup } from "./places.ts";

const titles = (t: Translate): readonly [CommandGroup, string][] => [["list", t("shell.keyboardHelp.inList")], ["selection", t("shell.keyboardHelp.withSelection")], ["record", t("shell.keyboardHelp.onRecord")], ["everywhere", t("shell.keyboardHelp.everywhere")]];

/** Every key there is, as declared. */
export function KeyboardHelp({ groups, onClose }: { groups: readonly PlaceGroup[]; onClose: () => void }) {
  const t = useTranslations();
  const lists = titles(t).map(([group, title]) => ({
    title,
    shortcuts: commandIds.filter((id) => commandOf(id).group === group).map((id) => ({ does: doesText(t, id), keys: printedKeys(id) })),
  }));
  const places = groups.flatMap((group) => group.places.flatMap(({ key, label }) => (key === undefined ? [] : [{ does: label, keys: [key] }])));
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="sm:max-w-2xl">
        <DialogHeader>
          <DialogTitle>{t("shell.keyboardHelp.title")}</DialogTitle>
          <DialogDescription>{t("shell.keyboardHelp.description")}</DialogDescription>
        </DialogHeader>
        <div>
          <Button variant="outline" size="sm" onClick={() => (onClose(), window.dispatchEvent(new Event(startTourEvent)))}>
            {t("shell.keyboardHelp.showAround")}
          </Button>
        </div>
        <div className="gap-x-10 sm:columns-2">
          {[...lists, { title: t("shell.keyboardHelp.goTo"), shortcuts: places }].map((group) => (
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
