"use client";

import { useTranslations } from "next-intl";
import { type Control, type FieldValues, get, useController, useFormContext, useWatch } from "react-hook-form";
import { sideName, type DocumentField } from "#components/records/document-fields.ts";
import { fieldLabel } from "#components/records/field-label.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Kind } from "#lib/canonical/kinds.ts";
import { aboutPath } from "./entry-fields.ts";
import { CodeLookup } from "#components/records/code-lookup.tsx";
import type { LookupType } from "#components/records/lookup-of.ts";

type EntryFieldProps = { field: DocumentField; kind: Kind; baseCurrency: string };

/** One field of the form with its label, its help, and what is wrong with it. */
export function EntryField({ field, kind, baseCurrency }: EntryFieldProps) {
  const t = useTranslations();
  const { register, control, formState } = useFormContext();
  const { path, type, isRequired } = field;
  const help = field.help && t(`records.documentFields.${field.help}`);
  const id = `entry-${path}`;
  const error = (get(formState.errors, path) as { message?: string } | undefined)?.message;
  const described = describedBy(id, { hint: help, error });
  const label = path === aboutPath ? (kind === "credit_note" ? t("entry.entryField.invoice") : t("entry.entryField.order")) : fieldLabel(t, path);
  if (type === "flag") {
    return (
      <label className="flex items-center gap-2 self-start py-1.5 sm:mt-5">
        <Checkbox {...register(path)} /> {label}
      </label>
    );
  }
  return (
    <Field id={id} label={<>{label}{isRequired && <span className="ml-0.5 text-muted-foreground" aria-hidden> *</span>}</>} hint={help} error={error} className={`content-start ${type === "long" ? "sm:col-span-2" : ""}`}>
      {isLookup(type) ? (
        <LookupField path={path} type={type} label={label} kind={kind} control={control} baseCurrency={baseCurrency} described={{ id, ...described }} />
      ) : type === "long" ? (
        <Textarea id={id} rows={2} {...register(path)} {...described} />
      ) : (
        <Input
          id={id}
          type={type === "date" ? "date" : "text"}
          autoComplete="off"
          spellCheck={false}
          aria-required={isRequired}
          inputMode={type === "amount" ? "decimal" : undefined}
          className={type === "amount" ? "text-right tabular-nums" : type === "currency" ? "uppercase" : ""}
          {...register(path)}
          {...described}
        />
      )}
    </Field>
  );
}

function isLookup(type: DocumentField["type"]): type is FieldLookup {
  return ["location", "item", "debtor", "creditor", "tax-code", "uom", "classification"].includes(type);
}

type FieldLookup = Extract<DocumentField["type"], LookupType>;
type LookupFieldProps = { path: string; type: FieldLookup; label: string; kind: Kind; control: Control; baseCurrency: string; described: NonNullable<Parameters<typeof CodeLookup>[0]["control"]> };

function LookupField({ path, type, label, kind, control, baseCurrency, described }: LookupFieldProps) {
  const { setValue } = useFormContext<FieldValues>();
  const { field } = useController({ name: path, control });
  const side = sideName(kind) ?? "stock";
  const party = useWatch({ name: `${side}.code`, control }) as string | undefined;
  return (
    <CodeLookup
      type={type}
      label={label}
      value={String(field.value ?? "")}
      baseCurrency={baseCurrency}
      control={described}
      party={{ side, code: party ?? "" }}
      onChange={({ code, party: chosen }) => {
        field.onChange(code);
        if (side !== "stock" && chosen !== undefined) setValue(`${side}.name`, chosen.name, { shouldDirty: true, shouldValidate: false });
      }}
    />
  );
}
