"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { editRowAction } from "#lib/reference/actions.ts";
import type { OwnValue, OwnValues } from "#lib/reference/own-values.ts";
import { fieldsOf, type ListField, type ListValues, type ReferenceList } from "#lib/reference/lists.ts";
import { fieldWord } from "./list-words.ts";

type RowDialogProps = { list: ReferenceList; values: ListValues | null; own?: OwnValues; onClose: () => void };

/** The form of one row. What is typed stays until it is saved or left. */
export function RowDialog({ list, values, own = {}, onClose }: RowDialogProps) {
  const t = useTranslations();
  const [typed, setTyped] = useState<Record<string, string>>(() => Object.fromEntries(fieldsOf(list).map((field) => [field.name, values?.[field.name] ?? (field.type === "flag" ? "yes" : "")])));
  const [seen, setSeen] = useState(values);
  const [problems, setProblems] = useState<string[]>([]);
  const [isPending, start] = useTransition();
  const save = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const outcome = await editRowAction({ list: list.id, values: typed, seen: seen === null ? null : { ...seen } }).catch(() => null);
      if (outcome?.ok) {
        tell.success(t("reference.rowDialog.isSaved", { key: outcome.value.key.replaceAll("\t", ", ") }));
        return onClose();
      }
      if (outcome === null) return setProblems([refusalText(t, { code: "no-answer" })]);
      const { error } = outcome;
      if (error.code === "invalid-row") return setProblems(error.problems);
      if (error.code === "taken") return setProblems([t("reference.rowDialog.thereIsSuchAAlready", { one: t(`reference.lists.${list.id}.one`) })]);
      if (error.code === "changed-meanwhile") {
        setSeen(error.now);
        return setProblems([t("reference.rowDialog.somebodyElseOrAutocount")]);
      }
      setProblems([refusalText(t, error)]);
    });
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <form onSubmit={save} className="grid gap-4">
          <DialogHeader>
            <DialogTitle>{values === null ? t("reference.rowDialog.addA", { one: t(`reference.lists.${list.id}.one`) }) : t("reference.rowDialog.editThis", { one: t(`reference.lists.${list.id}.one`) })}</DialogTitle>
            <DialogDescription>{list.isRead ? t("reference.rowDialog.whatYouChangeStandsUntil") : t("reference.rowDialog.autocountDoesNotListThese")}</DialogDescription>
          </DialogHeader>
          <div className="grid gap-3 sm:grid-cols-2">
            {fieldsOf(list).map((field) => (
              <RowField key={field.name} field={field} label={fieldWord(t, list, field)} value={typed[field.name] ?? ""} isFixed={values !== null && list.keys.includes(field)} own={own[field.name] ?? null} onChange={(value) => setTyped({ ...typed, [field.name]: value })} />
            ))}
          </div>
          {problems.length > 0 && (
            <ul role="alert" className="grid gap-1 rounded-md border border-error/40 bg-error-soft px-3 py-2 text-error-fg">
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )}
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{t("reference.rowDialog.cancel")}</Button>
            </DialogClose>
            <Button type="submit" isPending={isPending}>
              {t("reference.rowDialog.save")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

type RowFieldProps = { field: ListField; label: string; value: string; isFixed: boolean; own: OwnValue | null; onChange: (value: string) => void };

function RowField({ field, label, value, isFixed, own, onChange }: RowFieldProps) {
  const t = useTranslations();
  const id = `row-${field.name}`;
  const choices = field.type === "flag" ? ["yes", "no"] : field.choices;
  return (
    <Field id={id} label={label} className={field.name === "name" || field.name === "address" || field.type === "levels" ? "sm:col-span-2" : undefined} hint={own !== null ? (own.origin === "hand" ? t("reference.rowDialog.byHandAutocount", { by: own.by, ledger: own.ledger ?? t("reference.rowDialog.none") }) : t("reference.rowDialog.uploadedAutocount", { by: own.by, ledger: own.ledger ?? t("reference.rowDialog.none") })) : field.type === "levels" ? t("reference.rowDialog.suchAs2950") : undefined}>
      {choices === undefined ? (
        <Input id={id} value={value} readOnly={isFixed} inputMode={field.type === "decimal" || field.type === "integer" ? "decimal" : undefined} maxLength={field.max} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          {field.type !== "flag" && <option value="">–</option>}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
