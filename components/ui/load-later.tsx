"use client";

import { type ComponentType, lazy, Suspense } from "react";

/**
 * A component whose code is loaded when it is first shown, such as a dialog. Nothing is shown until then, and what is
 * around it stays: with `next/dynamic` the page's own placeholder would take the page's place meanwhile.
 */
export function loadLater<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Later = lazy(async () => ({ default: await load() }));
  return function LoadedLater(props: Props) {
    return (
      <Suspense fallback={null}>
        <Later {...props} />
      </Suspense>
    );
  };
}
