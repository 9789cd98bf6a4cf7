"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { tourSteps } from "./steps.ts";

type TourProps = { step: number; onStep: (step: number) => void; onEnd: () => void };

/**
 * Leads through the pages step by step: what is spoken of is framed, and a card beside it says what it is. Its keys are its
 * own while it has the focus: Enter or the right arrow goes on, the left one back, Esc leaves. The page stays usable.
 */
export function Tour({ step, onStep, onEnd }: TourProps) {
  const t = useTranslations();
  const steps = tourSteps(t);
  const id = useId();
  const router = useRouter();
  const card = useRef<HTMLDivElement>(null);
  const frame = useTarget(steps[step]?.targets ?? []);
  const shown = steps[step];

  const goTo = async (next: number, by: 1 | -1): Promise<void> => {
    const to = steps[next];
    if (to === undefined) return next < 0 ? undefined : onEnd();
    if ("path" in to.at) router.push(to.at.path);
    // From one step about a record to the next one its page stays.
    else if (!location.pathname.startsWith("/records/")) {
      const first = await findFirstRecord();
      if (first === null) return goTo(next + by, by);
      router.push(first);
    }
    onStep(next);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape") onEnd();
    else if (event.key === "ArrowRight") void goTo(step + 1, 1);
    else if (event.key === "ArrowLeft") void goTo(step - 1, -1);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const held = card.current;
    const listen = (event: KeyboardEvent) => onKey(event);
    held?.addEventListener("keydown", listen);
    held?.querySelector<HTMLElement>("[data-next]")?.focus({ preventScroll: true });
    return () => held?.removeEventListener("keydown", listen);
  }, [step]);

  if (shown === undefined) return null;
  const isLast = step === steps.length - 1;
  return (
    <>
      {frame !== null && <div aria-hidden className="pointer-events-none fixed z-40 rounded-lg outline-3 outline-offset-3 outline-primary" style={frame} />}
      <div
        ref={card} role="dialog" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}
        className="fixed z-50 grid gap-2 rounded-xl border bg-popover p-4 text-popover-foreground shadow-lg max-sm:inset-x-2 max-sm:bottom-18 sm:right-6 sm:bottom-6 sm:w-96"
      >
        <p className="text-xs text-muted-foreground">
          {t("tour.tour.progress", { step: step + 1, steps: steps.length })}
        </p>
        <h2 id={`${id}-title`} className="text-base font-semibold">{shown.title}</h2>
        <p id={`${id}-text`}>{shown.text}</p>
        <div className="mt-1 flex items-center gap-2">
          <Button variant="ghost" size="sm" onClick={onEnd} className="mr-auto text-muted-foreground">
            {t("tour.tour.leave")} <Kbd className="max-sm:hidden">Esc</Kbd>
          </Button>
          {step > 0 && <Button variant="outline" size="sm" onClick={() => void goTo(step - 1, -1)}>{t("tour.tour.back")}</Button>}
          <Button size="sm" data-next="" onClick={() => void goTo(step + 1, 1)}>{isLast ? t("tour.tour.done") : t("tour.tour.next")}</Button>
        </div>
      </div>
    </>
  );
}

/** How long the rows of a list may be on their way. */
const patienceMs = 4_000;

/** The address of the first record of the list on the page, which may still be on its way; null where it has none. */
async function findFirstRecord(): Promise<string | null> {
  for (const until = performance.now() + patienceMs; performance.now() < until; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const href = document.querySelector("table.list a[data-open]")?.getAttribute("href");
    if (href) return href;
  }
  return null;
}

type Frame = { top: number; left: number; width: number; height: number };

/** How often the page is looked at again: it may still be on its way, and it scrolls. */
const lookEveryMs = 150;

/** Where on the screen the first of these is; null while none of them is there. Brought into sight once. */
function useTarget(targets: readonly string[]): Frame | null {
  const [frame, setFrame] = useState<Frame | null>(null);
  const wanted = targets.join("\n");
  useEffect(() => {
    let seen: Element | undefined;
    const look = () => {
      const found = wanted.split("\n").map((target) => document.querySelector(target)).find((element) => element !== null && element.getClientRects().length > 0);
      if (found && found !== seen) found.scrollIntoView({ block: "center" });
      seen = found ?? undefined;
      const { top, left, width, height } = seen?.getBoundingClientRect() ?? { top: 0, left: 0, width: 0, height: 0 };
      setFrame((before) => (!seen ? null : before?.top === top && before.left === left && before.width === width && before.height === height ? before : { top, left, width, height }));
    };
    const first = window.setTimeout(look);
    const timer = window.setInterval(look, lookEveryMs);
    return () => {
      window.clearTimeout(first);
      window.clearInterval(timer);
    };
  }, [wanted]);
  return frame;
}
