"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { tellFixed } from "#components/fixes/tell-fixed.tsx";
import { Button } from "#components/ui/button.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { createCustomerAction } from "#lib/review/actions.ts";
import type { Translate } from "#messages/translate.ts";
import { useDesk, useRecordAction } from "../desk.tsx";
import { issuesOf } from "../issues-of.ts";
import { tell } from "../tell.ts";
import { useKeptFields } from "../use-kept-fields.ts";
import { withRestore } from "../with-restore.ts";
import { checkCustomer, type CustomerDraft, type DraftProblems, problemsOfIssues } from "./customer-draft.ts";

type CreateCustomerProps = { draft: CustomerDraft; buyer: string };

const fields = (t: Translate) => [
  { name: "code", label: t("records.createCustomer.code"), hint: t("records.createCustomer.codeHint"), className: "sm:col-span-1" },
  { name: "name", label: t("records.createCustomer.name"), className: "sm:col-span-3" },
  { name: "email", label: t("records.createCustomer.email"), type: "email", className: "sm:col-span-2" },
  { name: "phone", label: t("records.createCustomer.phone"), type: "tel", className: "sm:col-span-1" },
  { name: "registerNo", label: t("records.createCustomer.registerNo"), className: "sm:col-span-1" },
  { name: "address", label: t("records.createCustomer.address"), isLong: true, className: "sm:col-span-2 sm:row-span-2" },
  { name: "postcode", label: t("records.createCustomer.postcode"), className: "sm:col-span-1" },
  { name: "currency", label: t("records.createCustomer.currency"), className: "sm:col-span-1" },
  { name: "creditTerm", label: t("records.createCustomer.creditTerm"), hint: t("records.createCustomer.creditTermHint"), className: "sm:col-span-2" },
] as const satisfies readonly { name: keyof CustomerDraft; label: string; hint?: string; type?: string; isLong?: boolean; className: string }[];

/** A new debtor, filled in from the buyer of the document. What was typed stays through every refusal. */
export function CreateCustomer({ draft: proposed, buyer }: CreateCustomerProps) {
  const t = useTranslations();
  const { record, place, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [draft, type, forget] = useKeptFields(`holdpoint:customer:${record.id}`, proposed);
  const [problems, setProblems] = useState<DraftProblems>({});

  const set = (name: keyof CustomerDraft, value: string) => {
    type(name, value);
    setProblems({ ...problems, [name]: undefined });
  };
  const show = (found: DraftProblems) => {
    setProblems(found);
    const first = fields(t).find((field) => found[field.name] !== undefined);
    if (first !== undefined) document.getElementById(`customer-${first.name}`)?.focus();
  };
  const create = () => {
    const found = checkCustomer(t, draft);
    if (Object.values(found).some((problem) => problem !== undefined)) return show(found);
    const blankIsNull = (text: string) => (text.trim() === "" ? null : text.trim());
    const customer = {
      code: draft.code.trim(), name: draft.name.trim(), currency: draft.currency.trim().toUpperCase(), creditTerm: draft.creditTerm.trim(),
      email: blankIsNull(draft.email), phone: blankIsNull(draft.phone), registerNo: blankIsNull(draft.registerNo), address: blankIsNull(draft.address), postcode: blankIsNull(draft.postcode),
    };
    run(
      () => createCustomerAction({ recordId: record.id, revision: record.revision, customer }),
      ({ freed, runId, revision: after }) => {
        forget();
        fixed();
        const title = t("records.createCustomer.willBeCreated", { code: customer.code });
        const text = t("records.createCustomer.beforeInvoice");
        if (runId === null) tell.success(title, { description: text, ...withRestore(t, { record, href: place.href, before: record.revision, after }) });
        else tellFixed(t, { title, text, asked: buyer === "" ? t("records.createCustomer.thisBuyer") : buyer, freed, runId, number: record.number, stays: t("records.createCustomer.stays", { code: customer.code }) });
      },
      (refusal) => {
        if (refusal.code === "code-taken") show({ code: t("records.createCustomer.codeTaken") });
        else if (refusal.code === "invalid") {
          const found = problemsOfIssues(issuesOf(refusal));
          if (Object.keys(found).length === 0) return false;
          show(found);
        } else return false;
        return true;
      },
    );
  };

  return (
    // onSubmit and not action: React empties the form after an action.
    <form
      noValidate
      aria-label={t("records.createCustomer.title", { buyer: buyer === "" ? t("records.createCustomer.thisBuyer") : buyer })}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <div className="grid gap-x-3 gap-y-2.5 sm:grid-cols-4">
        {fields(t).map((field) => {
          const id = `customer-${field.name}`;
          const hint = "hint" in field ? field.hint : undefined;
          const error = problems[field.name];
          const control = {
            id, name: field.name, value: draft[field.name], autoComplete: "off",
            onChange: (event: { target: { value: string } }) => set(field.name, event.target.value),
            ...describedBy(id, { hint, error }),
          };
          return (
            <Field key={field.name} id={id} label={field.label} hint={hint} error={error} className={`content-start ${field.className}`}>
              {"isLong" in field ? <Textarea rows={4} {...control} /> : <Input type={"type" in field ? field.type : "text"} {...control} />}
            </Field>
          );
        })}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" isPending={isPending}>
          {t("records.createCustomer.create")}
        </Button>
        <p className="text-xs text-muted-foreground">{t("records.createCustomer.howMade")}</p>
      </div>
    </form>
  );
}
