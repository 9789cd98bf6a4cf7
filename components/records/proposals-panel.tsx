"use client";

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
import { tell } from "./tell.ts";
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
  const { record, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [isDismissing, setIsDismissing] = useState(false);
  const changes = sourceChanges(proposal.changes);
  const isBeingVoided = posting !== undefined && ["voiding", "void-unknown"].includes(posting.state);
  const asked = { recordId: record.id, revision: record.revision, proposalId: proposal.id };

  const accept = () => run(() => acceptChangeAction(asked), () => (fixed(), tell.success("The change is taken")));
  const dismiss = (reason: string) =>
    run(
      () => dismissChangeAction({ ...asked, reason }),
      () => {
        setIsDismissing(false);
        tell.success("The change is dismissed");
      },
    );

  return (
    <Card aria-label={`${sourceName} sent a change`}>
      <CardHeader className="border-l-3 border-l-info">
        <CardTitle>{sourceName} sent a change</CardTitle>
        <span className="text-xs text-muted-foreground">{formatInstant(proposal.receivedAt)}</span>
      </CardHeader>
      <CardContent className="border-l-3 border-l-info">
        {!mayAccept ? (
          <div className="grid gap-4">
            <ThreeWay proposal={proposal} posting={posting} sourceName={sourceName} />
            {isBeingVoided && <p className="font-medium">{posting.docNo} is being voided in AutoCount. The change is settled once that is done.</p>}
            {!isBeingVoided && proposal.followUps.length > 0 && <FollowUps followUps={proposal.followUps} proposalId={proposal.id} booked={{ kind, docNo: posting?.docNo ?? null }} mayDecide={mayDecide} />}
          </div>
        ) : changes.length > 0 ? <ChangesTable changes={changes} caption="What the change would change" /> : <p className="text-muted-foreground">It says the same as the document here.</p>}
      </CardContent>
      <CardFooter className="rounded-bl-lg border-l-3 border-l-info">
        {mayDecide ? (
          <>
            {mayAccept && (
              <Button onClick={accept} isPending={isPending}>
                Take the change
              </Button>
            )}
            <Button variant="outline" onClick={() => setIsDismissing(true)}>
              Dismiss …
            </Button>
            <p className="text-xs text-muted-foreground">
              {mayAccept ? "Taking it replaces the document, corrections included; the revision before stays in the history." : proposal.followUps.length > 0 ? "What is booked stays as it is until one of these is taken. Dismissing leaves it so." : "The document is on its way or booked, so the change can only be noted."}
            </p>
          </>
        ) : (
          <p className="text-xs text-muted-foreground">{whoMay}</p>
        )}
      </CardFooter>
      {isDismissing && (
        <ReasonDialog title="Dismiss the change" text="The document stays as it is here, although the source says otherwise." confirm="Dismiss" isPending={isPending} onReason={dismiss} onClose={() => setIsDismissing(false)} />
      )}
    </Card>
  );
}
