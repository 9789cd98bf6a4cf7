"use client";

import { type ComponentType, lazy, type LazyExoticComponent, Suspense } from "react";
import { useListens } from "#components/shell/use-listens.ts";

/**
 * A component whose code is loaded when it is first shown, such as a dialog. Nothing is shown until then, and what is
 * around it stays: with `next/dynamic` the page's own placeholder would take the page's place meanwhile.
 *
 * What the server has drawn of it can be seen before its code is there; until then a mark stands beside it, and what is
 * done early is kept as long as one does (`TakeEarlyInput`).
 */
export function loadLater<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Later = lazyOnline(load);
  return function LoadedLater(props: Props) {
    return (
      <Suspense fallback={<span hidden data-arriving="" />}>
        <Arriving />
        <Later {...props} />
      </Suspense>
    );
  };
}

/** As React's `lazy`. While there is no connection the code is waited for, and what is on the page stays: an error would take the whole page away. */
export function lazyOnline<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await untilOnline(load) }));
}

async function untilOnline<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (typeof window === "undefined" || navigator.onLine) throw error;
      await new Promise((resolve) => window.addEventListener("online", resolve, { once: true }));
    }
  }
}

/** Goes with what it stands beside: React takes both over together, once the code is there. */
function Arriving() {
  return useListens() ? null : <span hidden data-arriving="" />;
}
