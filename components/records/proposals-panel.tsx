"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { formatInstant } from "#components/format/time.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { acceptChangeAction, dismissChangeAction } from "#lib/review/actions.ts";
import type { ScreenProposal } from "#lib/review/record-screen.ts";
import { ChangesTable } from "./changes-table.tsx";
import { useDesk, useRecordAction } from "./desk.tsx";
import { tell } from "./tell.ts";

const ReasonDialog = dynamic(() => import("./reason-dialog.tsx").then((module) => module.ReasonDialog));

type ProposalsPanelProps = { proposals: readonly ScreenProposal[]; sourceName: string; mayDecide: boolean; mayAccept: boolean; whoMay: string };

/** What the source has sent since somebody worked on the record: taken or left by a person, never by itself. */
export function ProposalsPanel({ proposals, sourceName, mayDecide, mayAccept, whoMay }: ProposalsPanelProps) {
  return proposals.map((proposal) => (
    <Proposal key={proposal.id} proposal={proposal} sourceName={sourceName} mayDecide={mayDecide} mayAccept={mayAccept} whoMay={whoMay} />
  ));
}

function Proposal({ proposal, sourceName, mayDecide, mayAccept, whoMay }: { proposal: ScreenProposal } & Omit<ProposalsPanelProps, "proposals">) {
  const { record, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [isDismissing, setIsDismissing] = useState(false);
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
        {proposal.changes.length > 0 ? <ChangesTable changes={proposal.changes} caption="What the change would change" /> : <p className="text-muted-foreground">It says the same as the document here.</p>}
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
              {mayAccept ? "Taking it replaces the document, corrections included; the revision before stays in the history." : "The document is on its way or booked, so the change can only be noted."}
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
