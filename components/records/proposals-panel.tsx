"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { formatInstant } from "#components/format/time.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { Kind } from "#lib/canonical/kinds.ts";
import { acceptChangeAction, dismissChangeAction } from "#lib/review/actions.ts";
import type { ScreenPosting, ScreenProposal } from "#lib/review/record-screen.ts";
import { ChangesTable } from "./changes-table.tsx";
import { useDesk, useRecordAction } from "./desk.tsx";
import { sourceChanges } from "./source-changes.ts";
import { FollowUps } from "./follow-ups.tsx";
import { paneHref } from "./pane-href.ts";
import { tell } from "./tell.ts";
import { withoutUndo } from "./undo.ts";
import { ThreeWay } from "./three-way.tsx";

const ReasonDialog = loadLater(() => import("./reason-dialog.tsx").then((module) => module.ReasonDialog));

type ProposalsPanelProps = {
  proposals: readonly ScreenProposal[];
  /** What AutoCount has of the record; undefined while nothing was sent. */
  posting: ScreenPosting | undefined;
  kind: Kind;
  sourceName: string;
  mayDecide: boolean;
  mayAccept: boolean;
  whoMay: string;
};

/** What the source has sent since somebody worked on the record: taken or left by a person, never by itself. */
export function ProposalsPanel({ proposals, ...shared }: ProposalsPanelProps) {
  return proposals.map((proposal) => <Proposal key={proposal.id} proposal={proposal} {...shared} />);
}

function Proposal({ proposal, posting, kind, sourceName, mayDecide, mayAccept, whoMay }: { proposal: ScreenProposal } & Omit<ProposalsPanelProps, "proposals">) {
  const t = useTranslations();
  const { record, place, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [isDismissing, setIsDismissing] = useState(false);
  const changes = sourceChanges(proposal.changes);
  const isBeingVoided = posting !== undefined && ["voiding", "void-unknown"].includes(posting.state);
  const asked = { recordId: record.id, revision: record.revision, proposalId: proposal.id };

  const accept = () => run(() => acceptChangeAction(asked), () => (fixed(), tell.success(t("records.proposalsPanel.taken"), withoutUndo({ what: t("records.proposalsPanel.takenAfterwards", { number: record.number }), href: paneHref(place.href, "history") }))));
  const dismiss = (reason: string) =>
    run(
      () => dismissChangeAction({ ...asked, reason }),
      () => {
        setIsDismissing(false);
        tell.success(t("records.proposalsPanel.dismissed"), withoutUndo({ what: t("records.proposalsPanel.dismissedAfterwards", { number: record.number }), href: place.href }));
      },
    );

  return (
    <Card aria-label={t("records.proposalsPanel.title", { sourceName })}>
      <CardHeader className="border-l-3 border-l-info">
        <CardTitle>{t("records.proposalsPanel.title", { sourceName })}</CardTitle>
        <span className="text-xs text-muted-foreground">{formatInstant(proposal.receivedAt)}</span>
      </CardHeader>
      <CardContent className="border-l-3 border-l-info">
        {!mayAccept ? (
          <div className="grid gap-4">
            <ThreeWay proposal={proposal} posting={posting} sourceName={sourceName} />
            {isBeingVoided && <p className="font-medium">{t("records.proposalsPanel.beingVoided", { docNo: posting.docNo })}</p>}
            {!isBeingVoided && proposal.followUps.length > 0 && <FollowUps followUps={proposal.followUps} proposalId={proposal.id} booked={{ kind, docNo: posting?.docNo ?? null }} mayDecide={mayDecide} />}
          </div>
        ) : changes.length > 0 ? <ChangesTable changes={changes} caption={t("records.proposalsPanel.whatChanges")} /> : <p className="text-muted-foreground">{t("records.proposalsPanel.saysTheSame")}</p>}
      </CardContent>
      <CardFooter className="rounded-bl-lg border-l-3 border-l-info">
        {mayDecide ? (
          <>
            {mayAccept && (
              <Button onClick={accept} isPending={isPending}>
                {t("records.proposalsPanel.take")}
              </Button>
            )}
            <Button variant="outline" onClick={() => setIsDismissing(true)}>
              {t("records.proposalsPanel.dismissAsk")}
            </Button>
            <p className="text-xs text-muted-foreground">
              {mayAccept ? t("records.proposalsPanel.takingReplaces") : proposal.followUps.length > 0 ? t("records.proposalsPanel.dismissingLeaves") : t("records.proposalsPanel.onlyNoted")}
            </p>
          </>
        ) : (
          <p className="text-xs text-muted-foreground">{whoMay}</p>
        )}
      </CardFooter>
      {isDismissing && (
        <ReasonDialog title={t("records.proposalsPanel.dismissTitle")} text={t("records.proposalsPanel.dismissText")} confirm={t("records.proposalsPanel.dismiss")} isPending={isPending} onReason={dismiss} onClose={() => setIsDismissing(false)} />
      )}
    </Card>
  );
}
