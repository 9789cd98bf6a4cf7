"use client";

import { PrefetchKind } from "next/dist/client/components/router-reducer/router-reducer-types";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Fetches a whole page ahead, and again whenever a refresh has thrown it away. What is less likely to be opened waits
 * `afterMs`: whoever goes on sooner did not want it, and the server had the time for what they wanted.
 */
export function usePrefetch(href: string | null, afterMs = 0): void {
  const router = useRouter();
  useEffect(() => {
    if (href === null) return;
    let timer: number | undefined;
    // Of one that waits already a second refresh makes no two.
    const fetchLater = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(fetch, afterMs);
    };
    let isLeft = false;
    const fetch = () => !isLeft && router.prefetch(href, { kind: PrefetchKind.FULL, onInvalidate: fetchLater });
    fetchLater();
    return () => {
      isLeft = true;
      window.clearTimeout(timer);
    };
  }, [router, href, afterMs]);
}
