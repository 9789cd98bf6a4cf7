"use client";

import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Dialog, DialogContent, DialogTitle } from "#components/ui/dialog.tsx";
import { isHere, PlaceLink } from "./navigation.tsx";
import type { Homes, PlaceGroup } from "./places.ts";
import type { QueueCounts } from "./use-counts.ts";

/** All places, and who is signed in, on a phone. */
export function MorePlaces({ groups, counts, homes, person, onClose }: { groups: readonly PlaceGroup[]; counts: QueueCounts; homes: Homes; person: ReactNode; onClose: () => void }) {
  const t = useTranslations();
  const pathname = usePathname();
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent aria-describedby={undefined} className="gap-3">
        <DialogTitle>{t("shell.morePlaces.title")}</DialogTitle>
        <ul className="grid gap-0.5">
          {groups
            .flatMap((group) => group.places)
            .map((place) => (
              <li key={place.path}>
                <PlaceLink place={place} home={homes[place.path]} counts={counts} isHere={isHere(place, pathname)} isNarrow={false} onClick={onClose} />
              </li>
            ))}
        </ul>
        <div className="border-t pt-3">{person}</div>
      </DialogContent>
    </Dialog>
  );
}
