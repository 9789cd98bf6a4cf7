"use client";

import { formatCount } from "#components/format/money.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { FlowPreview } from "#lib/rereading/preview-flow.ts";
import { flowSentence } from "#lib/sources/flow-words.ts";
import type { SourceFlow } from "#lib/sources/source-flow.ts";

type FlowDialogProps = { flow: SourceFlow; preview: FlowPreview; isSaving: boolean; onSave: () => void; onClose: () => void };

/** Says what another flow would do to what waits now, before it does. */
export function FlowDialog({ flow, preview, isSaving, onSave, onClose }: FlowDialogProps) {
  const { waiting, looked, becomes } = preview;
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Change the flow?</DialogTitle>
          <DialogDescription>
            {flowSentence(flow)} It counts for what arrives from now on
            {waiting === 0 ? ". Nothing of this source waits now." : `, and for the ${waiting === 1 ? "1 record" : `${formatCount(waiting)} records`} that ${waiting === 1 ? "waits" : "wait"} now:`}
          </DialogDescription>
        </DialogHeader>
        {becomes.length > 0 && (
          <Table aria-label="What would become of what waits now">
            <TableHead>
              <TableRow>
                <TableHeader className="bg-transparent">Records</TableHeader>
                <TableHeader className="bg-transparent">Kind</TableHeader>
                <TableHeader className="bg-transparent">Would be</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {becomes.map(({ kind, kindLabel, state, waitingFor, count }) => (
                <TableRow key={`${kind} ${state} ${waitingFor}`}>
                  <TableCell className="tabular-nums">{formatCount(count)}</TableCell>
                  <TableCell>{kindLabel}</TableCell>
                  <TableCell>
                    <StateBadge state={state} />
                    {waitingFor !== null && <span className="ml-2 text-muted-foreground">for {waitingFor}</span>}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
        {looked < waiting && <p className="text-xs text-muted-foreground">Looked at the oldest {formatCount(looked)} of them.</p>}
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="outline">Leave it as it is</Button>
          </DialogClose>
          <Button onClick={onSave} isPending={isSaving}>
            Change the flow
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
