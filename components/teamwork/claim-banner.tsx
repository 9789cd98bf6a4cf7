"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { formatInstant } from "#components/format/time.ts";
import { useLiveChanges } from "#components/live/use-live-changes.ts";
import { tell } from "#components/records/tell.ts";
import { keyHints } from "#components/shell/commands.ts";
import { useKeys } from "#components/shell/use-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Picture } from "#components/ui/picture.tsx";
import { claimRecordAction, leaveRecordAction } from "#lib/teamwork/actions.ts";
import type { ClaimedByOther } from "#lib/teamwork/claim-record.ts";

/** A sign of life this often, as long as somebody does something on the page. */
const signEveryMs = 60_000;
/** Whoever only looks in for a moment takes nothing. */
const settleMs = 1_500;

/**
 * Takes the record for whoever works on its page, keeps it while they do something, and says so where somebody else has it.
 * Nobody is kept out: it can be taken over, and the other one is told on their page.
 */
export function ClaimBanner({ recordId, given }: { recordId: string; given: ClaimedByOther | null }) {
  const t = useTranslations();
  const [other, setOther] = useState(given);
  const [isMine, setMine] = useState(false);

  const hasAsked = useRef(false);
  const claim = async (takeOver: boolean) => {
    hasAsked.current = true;
    const outcome = await claimRecordAction({ recordId, takeOver }).catch(() => null);
    if (outcome === null) return; // No connection: the next sign of life tries again.
    const holder = !outcome.ok && outcome.error.code === "claimed" ? outcome.error : null;
    if (holder !== null && isMine) tell.info(t("teamwork.claimBanner.takenOver", { by: holder.by }));
    setOther(holder);
    setMine(outcome.ok);
  };
  const renew = useEffectEvent(() => void claim(false));

  useEffect(() => {
    let didSomething = true;
    const noteLife = () => {
      didSomething = true;
    };
    const settle = window.setTimeout(() => renew(), settleMs);
    const sign = window.setInterval(() => {
      if (!didSomething || document.visibilityState !== "visible") return;
      didSomething = false;
      renew();
    }, signEveryMs);
    for (const event of ["keydown", "pointerdown", "scroll"] as const) window.addEventListener(event, noteLife, { passive: true, capture: true });
    return () => {
      window.clearTimeout(settle);
      window.clearInterval(sign);
      for (const event of ["keydown", "pointerdown", "scroll"] as const) window.removeEventListener(event, noteLife, { capture: true });
      // Whoever goes through the records quickly has taken none, and the server other things to do.
      if (hasAsked.current) void leaveRecordAction({ recordId }).catch(() => undefined);
    };
  }, [recordId]);
  // Somebody has taken it, or it is free again.
  useLiveChanges((changed) => {
    if (changed !== "many" && changed.has(recordId) && (isMine || other !== null)) void claim(false);
  }, { claimsToo: true });

  useKeys({ "take-over": other === null ? undefined : () => void claim(true) });

  if (other === null) return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-info-soft px-4 py-2 text-info-fg lg:px-6">
      <Picture of="user-round" />
      <p className="min-w-0 flex-1">
        {t.rich("teamwork.claimBanner.atWork", { by: other.by, since: formatInstant(other.since), b: (chunks) => <strong className="font-semibold">{chunks}</strong> })}
      </p>
      <Button variant="outline" size="sm" onClick={() => void claim(true)} {...keyHints(t, "take-over")}>
        {t("teamwork.claimBanner.takeOver")} <Kbd className="max-lg:hidden">t</Kbd>
      </Button>
    </div>
  );
}
