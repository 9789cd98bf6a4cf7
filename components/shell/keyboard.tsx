"use client";

import { useRouter } from "next/navigation";
import { useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { loadLater } from "#components/ui/load-later.tsx";
import { isTakenKey } from "./is-taken-key.ts";
import type { Homes } from "./places.ts";
import { goTo } from "./go-to.ts";

const KeyboardHelp = loadLater(() => import("./keyboard-help.tsx").then((module) => module.KeyboardHelp));

/** How long after "g" a letter still means a place. */
const prefixMs = 1500;
/** Asks for the help from anywhere: `window.dispatchEvent(new Event(openHelpEvent))`. */
export const openHelpEvent = "holdpoint:help";

/** The keys that work on every page: "?", "g" with a letter, and for those who may enter records "c". */
export function Keyboard({ mayEnter, homes }: { mayEnter: boolean; homes: Homes }) {
  const router = useRouter();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const prefixAt = useRef(Number.NEGATIVE_INFINITY);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTakenKey(event)) return;
    const isAfterPrefix = event.timeStamp - prefixAt.current < prefixMs;
    prefixAt.current = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    const place = isAfterPrefix ? goTo[event.key] : undefined;
    if (place) {
      // The same letters mean other things on the page below.
      event.preventDefault();
      event.stopImmediatePropagation();
      router.push(homes[place.path] ?? place.path);
    } else if (event.key === "c" && mayEnter) {
      event.preventDefault();
      router.push("/new");
    } else if (event.key === "?") {
      event.preventDefault();
      setHelpOpen(true);
    }
  });

  useLayoutEffect(() => {
    const open = () => setHelpOpen(true);
    // Before the handlers of the page, wherever those listen.
    window.addEventListener("keydown", onKey, { capture: true });
    window.addEventListener(openHelpEvent, open);
    return () => {
      window.removeEventListener("keydown", onKey, { capture: true });
      window.removeEventListener(openHelpEvent, open);
    };
  }, []);

  return isHelpOpen && <KeyboardHelp onClose={() => setHelpOpen(false)} />;
}
