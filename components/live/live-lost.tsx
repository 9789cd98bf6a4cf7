"use client";

import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { type RefObject, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { Picture } from "#components/ui/picture.tsx";
import { handOver } from "./hand-over.ts";
import { liveStanding, onLivePerson, onLiveStanding, type Standing } from "./live-events.ts";
import { isPageAwaited, onPageAwaited, waitForPages } from "./wait-for-pages.ts";

/** Where what is typed outlives a reload. */
const keepsTyping = /^\/(records|new)\//;

/**
 * Says, above every page, that what is seen may be old while there is no connection, and what becomes of what is typed and
 * asked for. A page that was made for another person than is signed in by now (`personId`) is loaded anew.
 */
export function LiveLost({ personId }: { personId: string }) {
  const t = useTranslations();
  const path = usePathname();
  const sign = useRef<HTMLParagraphElement>(null);
  const standing = useSyncExternalStore<Standing>(onLiveStanding, liveStanding, () => "live");
  const isAwaited = useSyncExternalStore(onPageAwaited, isPageAwaited, () => false);
  useEffect(() => waitForPages(), []);
  useEffect(
    () =>
      onLivePerson((id) => {
        if (id === personId) return;
        handOver(personId, id);
        window.location.reload();
      }),
    [personId],
  );
  // Whoever waits for a page has noticed before the live connection says so.
  const told = standing === "live" && isAwaited ? "lost" : standing;
  useRoomAbove(sign, told !== "live");
  return (
    <div role="status" className="sticky top-0 z-30 max-sm:top-10 max-sm:z-20">
      {told !== "live" && (
        <p ref={sign} className="flex animate-fade-in items-start gap-2.5 border-b bg-held-soft px-4 py-2 text-held-fg lg:px-6">
          <Picture of="triangle-alert" className="mt-0.5 shrink-0" />
          <span className="min-w-0 text-pretty">
            <strong className="font-semibold">{told === "lost" ? t("live.liveLost.lost") : t("live.liveLost.signedOut")}</strong>
            {` ${t("live.liveLost.old")}`}
            {keepsTyping.test(path) && ` ${t("live.liveLost.typing")}`}{" "}
            {/* On a phone there is little room beside what is typed. */}
            {told === "signed-out" ? t("live.liveLost.signIn") : isAwaited ? t("live.liveLost.opens") : <span className="max-sm:sr-only">{t("live.liveLost.catchesUp")}</span>}
          </span>
        </p>
      )}
    </div>
  );
}

/** What sticks to the top of the page sticks below this, as long as it is there: it takes `--above` for its place. */
function useRoomAbove(sign: RefObject<HTMLElement | null>, isThere: boolean): void {
  useLayoutEffect(() => {
    const shown = sign.current;
    if (!isThere || shown === null) return;
    const page = document.documentElement.style;
    const measure = new ResizeObserver(() => page.setProperty("--above", `${shown.offsetHeight}px`));
    measure.observe(shown);
    return () => {
      measure.disconnect();
      page.removeProperty("--above");
    };
  }, [sign, isThere]);
}
