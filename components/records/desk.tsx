"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, use, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, useTransition } from "react";
import { liveStanding } from "#components/live/live-events.ts";
import { rememberPlace } from "#components/queues/place.ts";
import { useQuietKeys } from "#components/shell/use-keys.ts";
import { loadLater } from "#components/ui/load-later.tsx";
import type { Role } from "#lib/auth/permissions.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Moved } from "#lib/records/refusal.ts";
import type { Result } from "#lib/result.ts";
import type { Refusal } from "./refusal-text.ts";
import { ReasonedRecord, settleReason } from "./sent-reasons.ts";
import { forgetRefusal, keepRefusal, movedMeanwhile, settleDecision } from "./settle-decision.ts";
import { tellRefusal, tellUndecided } from "./tell-refusal.ts";

// Fetched when they open: most records are decided without them.
const ConflictDialog = loadLater(() => import("./conflict-dialog.tsx").then((module) => module.ConflictDialog));
const HoldDialog = loadLater(() => import("./hold-dialog.tsx").then((module) => module.HoldDialog));
const RejectDialog = loadLater(() => import("./reject-dialog.tsx").then((module) => module.RejectDialog));

/** Where this record stands in the queue that it was opened from, and its own address there. */
export type Place = {
  /** The queue, by which its list remembers where one was; and the record to go on from where this one has left it. */
  queueId: string;
  besideId: string | null;
  href: string;
  queueLabel: string;
  queueHref: string;
  nextHref: string | null;
  previousHref: string | null;
};

type DeskRecord = { id: string; number: string; revision: number; state: RecordState; approves: boolean };

type Desk = {
  record: DeskRecord;
  role: Role;
  place: Place;
  /**
   * Decides about the record, and goes on to the next one at once: whether the decision is stored is told there, and a
   * refusal leads back. After the last record it waits for the answer, and then opens the queue.
   */
  decide: <T, E extends Refusal>(act: () => Promise<Result<T, E>>, done: (value: T) => void) => void;
  /** The decision about the last record is being stored. */
  isDeciding: boolean;
  /** Says that a fix was made: what comes next gets the focus once the page shows it. */
  fixed: () => void;
  refuse: (refusal: Refusal) => void;
  /** Asks for the reason, then rejects. */
  reject: (reason?: string) => void;
  /** Asks why and until when, then holds it by hand. */
  hold: () => void;
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
  const t = useTranslations();
  const router = useRouter();
  // Whoever comes back to a decision that was refused sees what moved meanwhile.
  const [moved, setMoved] = useState<Moved | null>(() => movedMeanwhile(record.id));
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
    else void tellRefusal(t, refusal);
  }, [t]);

  const [isDeciding, startDeciding] = useTransition();
  // A second press before the next record is there means the same decision.
  const decided = useRef<DeskRecord | null>(null);
  const decide = useCallback<Desk["decide"]>(
    (act, done) => {
      if (decided.current === record) return;
      decided.current = record;
      const { href, nextHref, queueHref } = place;
      const settled: typeof done = (value) => {
        settleReason(record.id, true);
        done(value);
      };
      const refused = (tellIt: (refusal: Refusal) => void) => (refusal: Refusal) => {
        decided.current = null;
        settleReason(record.id, false);
        tellIt(refusal);
      };
      if (nextHref !== null) {
        const back = (refusal: Refusal) => () => (keepRefusal(record.id, refusal), router.push(href));
        void settleDecision(act, settled, refused((refusal) => void tellUndecided(t, record.number, refusal, back(refusal))));
        return router.push(nextHref);
      }
      startDeciding(() => settleDecision(act, (value) => (settled(value), router.push(queueHref)), refused(refuse)));
    },
    [t, place, record, refuse, router],
  );

  useEffect(() => forgetRefusal(record.id), [record.id]);

  useEffect(() => rememberPlace(place.queueId, record.id, ...(place.besideId === null ? [] : [place.besideId])), [place.queueId, place.besideId, record.id]);

  const refreshOld = useEffectEvent(() => {
    // Without a connection it comes anew once that is back.
    if (liveStanding() === "live" && Date.now() - Date.parse(renderedAt) > freshMs) router.refresh();
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
  useQuietKeys(isAsking);
  const desk = useMemo(() => ({ record, role, place, decide, isDeciding, fixed, refuse, reject, hold }), [record, role, place, decide, isDeciding, fixed, refuse, reject, hold]);
  return (
    <DeskContext value={desk}>
      <ReasonedRecord value={record.id}>{children}</ReasonedRecord>
      {moved !== null && <ConflictDialog moved={moved} onClose={() => setMoved(null)} />}
      {isHolding && <HoldDialog onClose={() => setHolding(false)} />}
      {rejectReason !== null && (
        <ReasonedRecord value={record.id}>
          <RejectDialog proposed={rejectReason} onClose={() => setRejectReason(null)} />
        </ReasonedRecord>
      )}
    </DeskContext>
  );
}

/**
 * Runs an action of this record: one at a time, `done` on success, the refusal told in words otherwise. `onRefused` may
 * show a refusal beside its control by itself and then returns true.
 */
export function useRecordAction() {
  const { record, refuse } = useDesk();
  const [isPending, start] = useTransition();
  const run = useCallback(
    <T, E extends Refusal>(act: () => Promise<Result<T, E>>, done: (value: T) => void, onRefused?: (refusal: E) => boolean) => {
      start(async () => {
        const outcome = await act().catch((): Result<T, Refusal> => ({ ok: false, error: { code: "no-answer" } }));
        settleReason(record.id, outcome.ok);
        if (outcome.ok) return done(outcome.value);
        if (outcome.error.code === "no-answer" || !onRefused?.(outcome.error as E)) refuse(outcome.error);
      });
    },
    [record.id, refuse],
  );
  return [run, isPending] as const;
}
