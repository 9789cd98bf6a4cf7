"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { useKeptText } from "#components/records/use-kept-text.ts";
import { loadLater } from "#components/ui/load-later.tsx";
import { endTourAction } from "#lib/auth/actions.ts";

const Tour = loadLater(() => import("./tour.tsx").then((module) => module.Tour));

/** Begins the tour from anywhere: `window.dispatchEvent(new Event(startTourEvent))`. */
export const startTourEvent = "holdpoint:tour";

/**
 * Begins the tour on a person's first visit, and whenever it is asked for. Where it stands outlives a reload; once it was
 * left or has come to its end it does not begin by itself again. `isDue`: this person has not seen it.
 */
export function TourStart({ isDue }: { isDue: boolean }) {
  const router = useRouter();
  const [kept, keep] = useKeptText("holdpoint:tour");
  const isEnded = kept === "ended";
  const step = kept === null || isEnded ? null : Number(kept);
  const begin = useEffectEvent(() => {
    keep("0");
    router.push("/");
  });
  useEffect(() => {
    const listen = () => begin();
    window.addEventListener(startTourEvent, listen);
    return () => window.removeEventListener(startTourEvent, listen);
  }, []);
  const beginFirst = useEffectEvent(() => {
    // Whoever follows a link to a record came for that one: the tour waits for the front page.
    if (isDue && kept === null && location.pathname === "/") keep("0");
  });
  useEffect(() => beginFirst(), []);

  const end = () => {
    keep("ended");
    if (isDue) void endTourAction({}).catch(() => undefined);
  };
  return step === null ? null : <Tour step={step} onStep={(next) => keep(String(next))} onEnd={end} />;
}
