"use client";

import { useEffect, useState } from "react";
import type { FixPreview } from "#lib/fixes/preview-fix.ts";
import type { FixType } from "#lib/fixes/question.ts";

export type PreviewQuestion = { recordId: string; type: FixType; at: string; target: string; similar: readonly string[] };

/** Long enough that going through the candidates with the arrow keys asks once. */
const pauseMs = 200;

/**
 * What the answer would do; asked anew whenever the answer becomes another one. What was told last stays until then, so
 * that nothing jumps. Null while nobody asks or nothing was told yet; `hasFailed` where Holdpoint did not answer.
 */
export function useFixPreview(question: PreviewQuestion | null): { preview: FixPreview | null; isBusy: boolean; hasFailed: boolean } {
  const [told, setTold] = useState<{ address: string; preview: FixPreview | null } | null>(null);
  const address = question === null ? null : addressOf(question);
  useEffect(() => {
    if (address === null) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      fetch(address, { signal: abort.signal, headers: { accept: "application/json" } })
        .then(async (response) => setTold({ address, preview: response.ok ? ((await response.json()) as FixPreview) : null }))
        .catch(() => {
          if (!abort.signal.aborted) setTold({ address, preview: null });
        });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [address]);
  if (address === null) return { preview: null, isBusy: false, hasFailed: false };
  return { preview: told?.preview ?? null, isBusy: told?.address !== address, hasFailed: told?.address === address && told.preview === null };
}

function addressOf({ recordId, type, at, target, similar }: PreviewQuestion): string {
  return `/api/fixes/preview?${new URLSearchParams({ recordId, type, at, target, similar: JSON.stringify(similar) })}`;
}
