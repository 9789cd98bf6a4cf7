"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { formatCount } from "#components/format/money.ts";
import { useLiveChanges } from "#components/live/use-live-changes.ts";
import { Button } from "#components/ui/button.tsx";
import { Picture } from "#components/ui/picture.tsx";
import { rowsOf } from "./use-row-keys.ts";

/** Asks the list on the page to take the rows of the next refresh as they come. */
export const settleEvent = "holdpoint:settle";

type ArrivalsProps = { queueId: string; query: string; now: string };

/** Announces what came into a list since it was shown, and lets it in when asked to: nothing moves under the hand. */
export function Arrivals({ queueId, query, now }: ArrivalsProps) {
  const t = useTranslations();
  const router = useRouter();
  const [since, setSince] = useState(now);
  const [isAsked, setAsked] = useState(false);
  const [arrived, setArrived] = useState(0);
  const [isUnknown, setUnknown] = useState(false);
  const [isLooking, startLooking] = useTransition();

  const shownSince = useRef(since);
  useEffect(() => {
    shownSince.current = since;
  }, [since]);

  const look = async () => {
    const params = new URLSearchParams(query);
    params.set("queue", queueId);
    params.set("since", since);
    params.set("shown", rowsOf(document.body).map((row) => row.dataset.row).join(","));
    const counted = await fetchCount(params);
    // What came before the page that is shown by now is on it.
    if (since !== shownSince.current) return;
    setUnknown(counted === null);
    if (counted !== null) setArrived(counted);
  };
  useLiveChanges(look, { everyMs: 3000 });

  useEffect(() => {
    const ask = () => setAsked(true);
    window.addEventListener(settleEvent, ask);
    return () => window.removeEventListener(settleEvent, ask);
  }, []);
  // The page that was asked for is here: what comes after it is new.
  if (isAsked && now !== since) {
    setSince(now);
    setAsked(false);
    setArrived(0);
  }

  const show = () => {
    window.dispatchEvent(new Event(settleEvent));
    router.refresh();
  };
  return (
    <span role="status" className="flex flex-wrap gap-2 empty:contents">
      {isUnknown && (
        <Button variant="outline" size="sm" onClick={() => startLooking(look)} isPending={isLooking} className="animate-fade-in border-held text-held-fg">
          <Picture of="triangle-alert" />
          {t("queues.arrivals.notLooked")}
        </Button>
      )}
      {arrived > 0 && (
        <Button variant="outline" size="sm" onClick={show} isPending={isAsked} className="animate-fade-in border-primary text-primary-text">
          <Picture of="arrow-down-to-line" />
          {t("queues.arrivals.new", { arrived: formatCount(arrived) })}
        </Button>
      )}
    </span>
  );
}

/** Null where there is no answer, or none that can be read. */
async function fetchCount(params: URLSearchParams): Promise<number | null> {
  try {
    const response = await fetch(`/api/live/arrivals?${params}`);
    return response.ok ? ((await response.json()) as { arrived: number }).arrived : null;
  } catch {
    return null;
  }
}
