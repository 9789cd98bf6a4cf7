"use client";

import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { formatCapped } from "#components/format/money.ts";
import { Link } from "#components/ui/link.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { signClass } from "#components/ui/sign.ts";
import { type Homes, type Place, placeGroupsFor, placeTitle } from "./places.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { type QueueCounts, useCounts } from "./use-counts.ts";

const MorePlaces = loadLater(() => import("./more-places.tsx").then((module) => module.MorePlaces));

type NavigationProps = { counts: QueueCounts; person: React.ReactNode; role: Role; hasSandbox: boolean; homes: Homes };

/** The ways through the product: a column beside the page; on a phone the first ones in a bar below it. */
export function Navigation({ counts: given, person, role, hasSandbox, homes }: NavigationProps) {
  const t = useTranslations();
  const pathname = usePathname();
  const counts = useCounts(given);
  const [isMoreOpen, setMoreOpen] = useState(false);
  const placeGroups = placeGroupsFor(t, role, hasSandbox);
  const first = placeGroups.flatMap((group) => group.places).filter((place) => place.isFirst);

  return (
    <>
      <nav aria-label={t("shell.navigation.label")} className="hidden flex-1 overflow-y-auto px-2 pb-3 sm:block">
        {placeGroups.map(({ title, places }) => (
          <div key={title} className="mt-3 first:mt-1">
            {title && <h2 className="mb-1 px-2 text-2xs font-semibold tracking-wide text-muted-foreground uppercase max-lg:sr-only">{title}</h2>}
            <ul className="grid gap-px">
              {places.map((place) => (
                <li key={place.path}>
                  <PlaceLink place={place} home={homes[place.path]} counts={counts} isHere={isHere(place, pathname)} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>

      <nav aria-label={t("shell.navigation.label")} className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-t bg-sidebar pb-[env(safe-area-inset-bottom)] sm:hidden">
        {first.map((place) => (
          <Link
            key={place.path}
            href={homes[place.path] ?? place.path}
            aria-current={isHere(place, pathname) ? "page" : undefined}
            className={`place-tab ${signClass(place.sign)}`}
          >
            <span className="max-w-full truncate px-1">{place.label.split(" ")[0]}</span>
            {place.isWork && <Count place={place} counts={counts} className="absolute top-1 left-1/2 ml-1.5 rounded-full bg-primary px-1 text-2xs/4 font-medium text-primary-foreground" />}
          </Link>
        ))}
        <button type="button" onClick={() => setMoreOpen(true)} className={`place-tab ${signClass("ellipsis")}`}>
          {t("shell.navigation.more")}
        </button>
      </nav>
      {isMoreOpen && <MorePlaces groups={placeGroups} counts={counts} homes={homes} person={person} onClose={() => setMoreOpen(false)} />}
    </>
  );
}

type PlaceLinkProps = { place: Place; home?: string | undefined; counts: QueueCounts; isHere: boolean; isNarrow?: boolean; onClick?: () => void };

/** One place with its sign, word and count; between phone and desk the sign alone, the word for screen readers. */
export function PlaceLink({ place, home, counts, isHere, isNarrow = true, onClick }: PlaceLinkProps) {
  return (
    <Link
      href={home ?? place.path}
      onClick={onClick}
      title={placeTitle(place)}
      aria-current={isHere ? "page" : undefined}
      className={`place ${isNarrow ? "place-narrow" : "place-tall"} ${signClass(place.sign)}`}
    >
      <span className="place-word">{place.label}</span>
      <Count place={place} counts={counts} className="place-count" />
    </Link>
  );
}

function Count({ place, counts, className }: { place: Place; counts: QueueCounts; className: string }) {
  const t = useTranslations();
  const count = place.counts ? counts?.[place.counts] : undefined;
  if (!count || count.value === 0) return null;
  return <span className={className}>{formatCapped(t, count)}</span>;
}

export function isHere(place: Place, pathname: string): boolean {
  return place.path === "/" ? pathname === "/" : pathname === place.path || pathname.startsWith(`${place.path}/`);
}
