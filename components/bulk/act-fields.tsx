"use client";

import { useTranslations } from "next-intl";
import type { ChangeEvent } from "react";
import { nextDay } from "#components/format/next-day.ts";
import { useKeptFields } from "#components/records/use-kept-fields.ts";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { BulkAct } from "#lib/bulk/acts.ts";
import type { Choice } from "#lib/queues/define-filter.ts";

const nothing = { reason: "" };

type ActFieldsProps = { act: BulkAct; /** A reason outlives the dialog and a reload under this key. */ keptAs: string; people: readonly Choice[]; error: string | null; onChange: () => void };

/** What an act wants to know, as fields of a form; most want nothing. */
export function ActFields({ act, keptAs, people, error, onChange }: ActFieldsProps) {
  const t = useTranslations();
  const [{ reason }, type] = useKeptFields(keptAs, nothing);
  const typeReason = (event: ChangeEvent<HTMLTextAreaElement>) => (type("reason", event.target.value), onChange());
  if (act === "reject" || act === "release") {
    return (
      <Field id="bulk-reason" label={t("bulk.actFields.reason")} error={error}>
        <Textarea id="bulk-reason" name="reason" value={reason} autoFocus maxLength={1000} onChange={typeReason} {...describedBy("bulk-reason", { error })} />
      </Field>
    );
  }
  if (act === "assign") {
    return (
      <Field id="bulk-to" label={t("bulk.actFields.assignTo")} error={error}>
        <Select id="bulk-to" name="to" autoFocus onChange={onChange} {...describedBy("bulk-to", { error })}>
          <option value="">{t("bulk.actFields.nobody")}</option>
          {people.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
    );
  }
  if (act === "tag") {
    return (
      <div className="grid gap-3 sm:grid-cols-2">
        <Field id="bulk-add" label={t("bulk.actFields.add")} hint={t("bulk.actFields.addHint")} error={error}>
          <Input id="bulk-add" name="add" autoFocus maxLength={400} onChange={onChange} {...describedBy("bulk-add", { error, hint: true })} />
        </Field>
        <Field id="bulk-remove" label={t("bulk.actFields.takeOff")}>
          <Input id="bulk-remove" name="remove" maxLength={400} onChange={onChange} />
        </Field>
      </div>
    );
  }
  if (act === "snooze") {
    return (
      <Field id="bulk-until" label={t("bulk.actFields.until")} error={error}>
        <Input id="bulk-until" name="until" type="date" autoFocus onChange={onChange} {...describedBy("bulk-until", { error })} />
      </Field>
    );
  }
  if (act === "hold") {
    return (
      <>
        <Field id="bulk-reason" label={t("bulk.actFields.reason")} error={error}>
          <Textarea id="bulk-reason" name="reason" value={reason} autoFocus maxLength={500} onChange={typeReason} {...describedBy("bulk-reason", { error })} />
        </Field>
        <Field id="bulk-until" label={t("bulk.actFields.releasesItself")} hint={t("bulk.actFields.releasesItselfHint")}>
          <Input id="bulk-until" name="until" type="date" className="w-auto" min={nextDay()} {...describedBy("bulk-until", { hint: true })} />
        </Field>
      </>
    );
  }
  return null;
}

/** What was entered, as the act takes it. */
export function readActFields(act: BulkAct, form: FormData): Record<string, unknown> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const words = (name: string) => text(name).split(",").map((word) => word.trim()).filter(Boolean);
  if (act === "reject" || act === "release") return { reason: text("reason") };
  if (act === "assign") return { to: text("to") || null };
  if (act === "tag") return { add: words("add"), remove: words("remove") };
  if (act === "retry") return { mapping: text("mapping") };
  if (act === "by-hand") return { numbers: JSON.parse(text("numbers") || "[]") as unknown };
  if (act === "hold") return { until: text("until") || null, reason: text("reason") };
  return act === "snooze" ? { until: text("until") } : {};
}
