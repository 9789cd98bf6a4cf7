"use client";

import { useTranslations } from "next-intl";
import { type ComponentType, lazy, type LazyExoticComponent, Suspense, useEffect, useEffectEvent } from "react";
import { untilOnline } from "#components/live/until-online.ts";
import { tell } from "#components/records/tell.ts";
import { useListens } from "#components/shell/use-listens.ts";

/** Asked for again so soon after the first time without an answer, and then less and less often. */
const againMs = 1_500;
const longestMs = 15_000;
/** Who has asked for a dialog waits no longer for its code, and may ask again. */
const patienceMs = 10_000;

/**
 * A component whose code is loaded when it is first shown, such as a dialog. Nothing is shown until then, and what is
 * around it stays: with `next/dynamic` the page's own placeholder would take the page's place meanwhile.
 *
 * What the server has drawn of it can be seen before its code is there; until then a mark stands beside it, and what is
 * done early is kept as long as one does (`TakeEarlyInput`). Where the code of what has an `onClose` does not come, that
 * is told and it is closed: nobody is left in front of keys that wait for something that cannot be seen.
 */
export function loadLater<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const { Later, attempt } = arriving(load);
  return function LoadedLater(props: Props) {
    const close = "onClose" in props && typeof props.onClose === "function" ? (props.onClose as () => void) : null;
    return (
      <Suspense fallback={close === null ? <span hidden data-arriving="" /> : <Awaited attempt={attempt} close={close} />}>
        <Arriving />
        <Later {...props} />
      </Suspense>
    );
  };
}

/** As React's `lazy`. While there is no answer the code is waited for, and what is on the page stays: an error would take the whole page away. */
export function lazyOnline<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  return arriving(load).Later;
}

function arriving<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const there = Promise.withResolvers<ComponentType<Props>>();
  const attempt = () => load().then(there.resolve);
  const Later = lazy(async () => {
    void untilThere(attempt).catch(there.reject);
    return { default: await there.promise };
  });
  return { Later, attempt };
}

async function untilThere(attempt: () => Promise<void>): Promise<void> {
  for (let waitMs = againMs; ; waitMs = Math.min(waitMs * 2, longestMs)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isUnanswered(error)) throw error;
      await untilOnline(waitMs);
    }
  }
}

/** Code that was not to be had; an error in it is another thing. */
function isUnanswered(error: unknown): boolean {
  return typeof window !== "undefined" && (!navigator.onLine || (error instanceof Error && error.name === "ChunkLoadError"));
}

/** What somebody has asked for and whose code is on its way. */
function Awaited({ attempt, close }: { attempt: () => Promise<void>; close: () => void }) {
  const t = useTranslations();
  const giveUp = useEffectEvent(() => {
    tell.error(t("ui.loadLater.noAnswer"));
    close();
  });
  useEffect(() => {
    let isOver = false;
    const give = () => {
      if (!isOver) giveUp();
      isOver = true;
    };
    const timer = window.setTimeout(give, patienceMs);
    const again = async () => {
      if (!navigator.onLine) return give();
      await untilOnline(againMs);
      await attempt().catch(give);
    };
    void attempt().catch(again);
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [attempt]);
  return <span hidden data-arriving="" />;
}

/** Goes with what it stands beside: React takes both over together, once the code is there. */
function Arriving() {
  return useListens() ? null : <span hidden data-arriving="" />;
}
