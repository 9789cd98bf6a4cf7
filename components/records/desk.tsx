"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, use, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, useTransition } from "react";
import { loadLater } from "#components/ui/load-later.tsx";
import type { Role } from "#lib/auth/permissions.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Moved } from "#lib/records/refusal.ts";
import type { Result } from "#lib/result.ts";
import { type Refusal, refusalText } from "./refusal-text.ts";
import { tell } from "./tell.ts";

// Fetched when they open: most records are decided without them.
const ConflictDialog = loadLater(() => import("./conflict-dialog.tsx").then((module) => module.ConflictDialog));
const HoldDialog = loadLater(() => import("./hold-dialog.tsx").then((module) => module.HoldDialog));
const RejectDialog = loadLater(() => import("./reject-dialog.tsx").then((module) => module.RejectDialog));

/** Where this record stands in the queue that it was opened from. */
export type Place = { queueLabel: string; queueHref: string; nextHref: string | null; previousHref: string | null };

type DeskRecord = { id: string; number: string; revision: number; state: RecordState; approves: boolean };

type Desk = {
  record: DeskRecord;
  role: Role;
  place: Place;
  /** Opens the next record of the queue; the queue itself after the last one. */
  goNext: () => void;
  /** Says that a fix was made: what comes next gets the focus once the page shows it. */
  fixed: () => void;
  refuse: (refusal: Refusal) => void;
  /** Asks for the reason, then rejects. */
  reject: (reason?: string) => void;
  /** Asks why and until when, then holds it by hand. */
  hold: () => void;
  /** A dialog is open, or its code still on the way: what is typed is meant for it. */
  isAsking: boolean;
};

const DeskContext = createContext<Desk | null>(null);

/** The record that the controls around here work on. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error("useDesk outside of RecordDesk");
  return desk;
}

/** Older than this, what was fetched ahead or kept for the back button is fetched again behind what is shown. */
const freshMs = 10_000;

type RecordDeskProps = { record: DeskRecord; role: Role; place: Place; renderedAt: string; children: ReactNode };

/** Holds together what the controls of one record screen share: the record, where to go next, and how refusals are told. */
export function RecordDesk({ record, role, place, renderedAt, children }: RecordDeskProps) {
  const router = useRouter();
  const [moved, setMoved] = useState<Moved | null>(null);
  const [rejectReason, setRejectReason] = useState<string | null>(null);
  const [isHolding, setHolding] = useState(false);
  const hasFixed = useRef(false);

  const goNext = useCallback(() => router.push(place.nextHref ?? place.queueHref), [router, place.nextHref, place.queueHref]);
  const fixed = useCallback(() => {
    hasFixed.current = true;
  }, []);
  const reject = useCallback((reason = "") => setRejectReason(reason), []);
  const hold = useCallback(() => setHolding(true), []);
  const refuse = useCallback((refusal: Refusal) => {
    if (refusal.code === "changed-meanwhile") setMoved(refusal.moved);
    else tell.error(refusalText(refusal));
  }, []);

  const refreshOld = useEffectEvent(() => {
    if (Date.now() - Date.parse(renderedAt) > freshMs) router.refresh();
  });
  useEffect(() => refreshOld(), []);

  // After a fix of one's own: to the next fix, to the approval, or, where nothing is left for this role, to the next record.
  useEffect(() => {
    if (!hasFixed.current) return;
    hasFixed.current = false;
    if (record.state !== "held" && !record.approves) return goNext();
    const next = document.querySelector<HTMLElement>("[data-fix]:not([data-closed]) :is(input, button):enabled") ?? document.querySelector<HTMLElement>("[data-approve]");
    next?.focus();
  }, [record.revision, record.state, record.approves, goNext]);

  const isAsking = moved !== null || rejectReason !== null || isHolding;
  const desk = useMemo(() => ({ record, role, place, goNext, fixed, refuse, reject, hold, isAsking }), [record, role, place, goNext, fixed, refuse, reject, hold, isAsking]);
  return (
    <DeskContext value={desk}>
      {children}
      {moved !== null && <ConflictDialog moved={moved} onClose={() => setMoved(null)} />}
      {isHolding && <HoldDialog onClose={() => setHolding(false)} />}
      {rejectReason !== null && <RejectDialog proposed={rejectReason} onClose={() => setRejectReason(null)} />}
    </DeskContext>
  );
}

/**
 * Runs an action of this record: one at a time, `done` on success, the refusal told in words otherwise. `onRefused` may
 * show a refusal beside its control by itself and then returns true.
 */
export function useRecordAction() {
  const { refuse } = useDesk();
  const [isPending, start] = useTransition();
  const run = useCallback(
    <T, E extends Refusal>(act: () => Promise<Result<T, E>>, done: (value: T) => void, onRefused?: (refusal: E) => boolean) => {
      start(async () => {
        const outcome = await act().catch((): Result<T, Refusal> => ({ ok: false, error: { code: "no-answer" } }));
        if (outcome.ok) return done(outcome.value);
        if (outcome.error.code === "no-answer" || !onRefused?.(outcome.error as E)) refuse(outcome.error);
      });
    },
    [refuse],
  );
  return [run, isPending] as const;
}
