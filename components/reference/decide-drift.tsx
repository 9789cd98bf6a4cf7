"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { decideDriftAction } from "#lib/reference/actions.ts";

type DecideDriftProps = { id: string; list: string; code: string; successor: string | null; /** A value of our own was overtaken: there is nothing to re-point. */ isOwn: boolean };

/** Keeps the aliases as they are, re-points them, or says that the change does not matter. */
export function DecideDrift({ id, list, code, successor, isOwn }: DecideDriftProps) {
  const t = useTranslations();
  const [isOpen, setOpen] = useState(false);
  const [to, setTo] = useState(successor ?? "");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const decide = (input: Parameters<typeof decideDriftAction>[0]) =>
    start(async () => {
      const outcome = await decideDriftAction(input).catch(() => null);
      if (outcome?.ok) {
        setOpen(false);
        return tell.success(input.decision === "repoint" ? t("reference.decideDrift.isTakenForFromNow", { code, to: input.to }) : t("reference.decideDrift.decided", { code }));
      }
      const error = outcome === null ? ({ code: "no-answer" } as const) : outcome.error;
      const text = error.code === "decided" ? t("reference.decideDrift.somebodyHasDecidedThisAlready") : error.code === "unknown-target" ? t("reference.decideDrift.thereIsNoOtherHere", { list, to: error.to }) : refusalText(t, error);
      if (input.decision === "repoint") setTrouble(text);
      else tell.error(text);
    });
  return (
    <div className="flex flex-wrap content-start items-start gap-2">
      <Button variant="outline" size="sm" isPending={isPending} onClick={() => decide({ id, decision: "keep" })} aria-label={isOwn ? t("reference.decideDrift.keepAutocountsValue", { code }) : t("reference.decideDrift.keepTheAliases", { code })}>
        {isOwn ? t("reference.decideDrift.keepAutocounts") : t("reference.decideDrift.keep")}
      </Button>
      {!isOwn && <Button variant="outline" size="sm" onClick={() => setOpen(true)} aria-label={t("reference.decideDrift.rePointTheAliases", { code })}>
        {t("reference.decideDrift.rePoint")}
      </Button>}
      <Button variant="ghost" size="sm" isPending={isPending} onClick={() => decide({ id, decision: "dismiss" })} aria-label={t("reference.decideDrift.dismissTheChange", { code })}>
        {t("reference.decideDrift.dismiss")}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <DialogContent>
          <form
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              decide({ id, decision: "repoint", to });
            }}
          >
            <DialogHeader>
              <DialogTitle>{t("reference.decideDrift.whatStandsForNow", { code })}</DialogTitle>
              <DialogDescription>{t("reference.decideDrift.itsAliasesWillMean", { list, code })}</DialogDescription>
            </DialogHeader>
            <Field id={`to-${id}`} label={t("reference.decideDrift.codeInAutocount")} error={trouble}>
              <Input id={`to-${id}`} value={to} onChange={(event) => setTo(event.target.value)} maxLength={30} autoComplete="off" />
            </Field>
            <DialogFooter>
              <DialogClose asChild>
                <Button variant="outline">{t("reference.decideDrift.cancel")}</Button>
              </DialogClose>
              <Button type="submit" isPending={isPending} disabled={to.trim() === ""}>
                {t("reference.decideDrift.rePoint")}
              </Button>
            </DialogFooter>
          </form>
        </DialogContent>
      </Dialog>
    </div>
  );
}
