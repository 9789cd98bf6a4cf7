"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { loadLater } from "#components/ui/load-later.tsx";
import type { Role } from "#lib/auth/permissions.ts";
import { isTakenKey } from "./is-taken-key.ts";
import { type Homes, placeGroupsFor } from "./places.ts";
import { areKeysQuiet, doingOfKey, useKeys } from "./use-keys.ts";

const KeyboardHelp = loadLater(() => import("./keyboard-help.tsx").then((module) => module.KeyboardHelp));
const Palette = loadLater(() => import("./palette.tsx").then((module) => module.Palette));

/** How long after "g" a letter still means a place. */
const prefixMs = 1500;
/** Asks for the help or the palette from anywhere: `window.dispatchEvent(new CustomEvent(askEvent, { detail: "help" }))`. */
export const askEvent = "holdpoint:ask";
type Asked = "help" | "palette";

type KeyboardProps = { role: Role; hasSandbox: boolean; mayEnter: boolean; homes: Homes };

/** Hears the keys of every page: "g" with a letter, Ctrl or Cmd with "k", and the single keys that parts of the page have taken. */
export function Keyboard({ role, hasSandbox, mayEnter, homes }: KeyboardProps) {
  const t = useTranslations();
  const router = useRouter();
  const [asked, setAsked] = useState<Asked | null>(null);
  const prefixAt = useRef(Number.NEGATIVE_INFINITY);
  const close = () => setAsked(null);
  useKeys({
    undo: () => void import("#components/records/undo.ts").then(({ undoLast }) => undoLast(t)),
    "new-record": mayEnter ? () => router.push("/new") : undefined,
    help: () => setAsked("help"),
  });

  // Before the handlers of the page, wherever those listen: the same letters mean other things there.
  const onFirst = useEffectEvent((event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k" && document.querySelector("[role=dialog]") === null) {
      event.preventDefault();
      setAsked("palette");
      return;
    }
    if (isTakenKey(event) || areKeysQuiet()) return;
    const isAfterPrefix = event.timeStamp - prefixAt.current < prefixMs;
    prefixAt.current = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    const place = isAfterPrefix ? placeGroupsFor(t, role, hasSandbox).flatMap(({ places }) => places).find(({ key }) => key === event.key) : undefined;
    if (place === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    router.push(homes[place.path] ?? place.path);
  });
  // After them: what a field or a menu has used is theirs.
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTakenKey(event) || asked !== null) return;
    const act = doingOfKey(event.key);
    if (act === null) return;
    event.preventDefault();
    act();
  });

  useLayoutEffect(() => {
    const open = (event: Event) => event instanceof CustomEvent && setAsked(event.detail as Asked);
    window.addEventListener("keydown", onFirst, { capture: true });
    window.addEventListener("keydown", onKey);
    window.addEventListener(askEvent, open);
    return () => {
      window.removeEventListener("keydown", onFirst, { capture: true });
      window.removeEventListener("keydown", onKey);
      window.removeEventListener(askEvent, open);
    };
  }, []);

  if (asked === "help") return <KeyboardHelp onClose={close} groups={placeGroupsFor(t, role, hasSandbox)} />;
  return asked === "palette" && <Palette onClose={close} groups={placeGroupsFor(t, role, hasSandbox)} homes={homes} />;
}
