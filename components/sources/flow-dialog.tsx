"use client";

import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { FlowPreview } from "#lib/rereading/preview-flow.ts";
import type { SourceFlow } from "#lib/sources/source-flow.ts";
import { flowSentence } from "./flow-words.ts";

type FlowDialogProps = { flow: SourceFlow; preview: FlowPreview; isSaving: boolean; onSave: () => void; onClose: () => void };

/** Says what another flow would do to what waits now, before it does. */
export function FlowDialog({ flow, preview, isSaving, onSave, onClose }: FlowDialogProps) {
  const t = useTranslations();
  const { waiting, looked, becomes } = preview;
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("sources.flowDialog.changeTheFlow")}</DialogTitle>
          <DialogDescription>
            {waiting === 0 ? t("sources.flowDialog.itCountsForWhatArrives", { flow: flowSentence(t, flow) }) : t("sources.flowDialog.flow", { waiting, flow: flowSentence(t, flow) })}
          </DialogDescription>
        </DialogHeader>
        {becomes.length > 0 && (
          <Table aria-label={t("sources.flowDialog.whatWouldBecome")}>
            <TableHead>
              <TableRow>
                <TableHeader className="bg-transparent">{t("sources.flowDialog.records")}</TableHeader>
                <TableHeader className="bg-transparent">{t("sources.flowDialog.kind")}</TableHeader>
                <TableHeader className="bg-transparent">{t("sources.flowDialog.wouldBe")}</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {becomes.map(({ kind, state, waitingFor, count }) => (
                <TableRow key={`${kind} ${state} ${waitingFor}`}>
                  <TableCell className="tabular-nums">{formatCount(count)}</TableCell>
                  <TableCell>{t(`format.kinds.${kind}`)}</TableCell>
                  <TableCell>
                    <StateBadge state={state} />
                    {waitingFor !== null && <span className="ml-2 text-muted-foreground">{t("sources.flowDialog.for", { waitingFor })}</span>}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
        {looked < waiting && <p className="text-xs text-muted-foreground">{t("sources.flowDialog.lookedAtTheOldest", { looked: formatCount(looked) })}</p>}
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="outline">{t("sources.flowDialog.leaveIt")}</Button>
          </DialogClose>
          <Button onClick={onSave} isPending={isSaving}>
            {t("sources.flowDialog.changeTheFlow2")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
