"use client";

import { useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import type { KeyHints } from "#components/shell/commands.ts";
import { Button } from "#components/ui/button.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { correctRecordAction } from "#lib/review/actions.ts";
import { useDesk, useRecordAction } from "../desk.tsx";
import { fieldLabel } from "../field-label.ts";
import { issuesOf } from "../issues-of.ts";
import { lookupOf } from "../lookup-of.ts";
import { tell } from "../tell.ts";
import { useKeptFields } from "../use-kept-fields.ts";
import { withRestore } from "../with-restore.ts";

const CodeLookup = loadLater(() => import("../code-lookup.tsx").then((module) => module.CodeLookup));

type EditFieldProps = {
  path: string;
  label: string;
  old: string;
  /** The item of the line, where one of its units is asked for. */
  itemCode?: string | undefined;
  baseCurrency: string;
  /** Its key, where it is the first look-up of the record. */
  hints: KeyHints | undefined;
};

/** One field, corrected where the finding stands. The old value is the beginning of the new one. */
export function EditField({ path, label, old, itemCode, baseCurrency, hints }: EditFieldProps) {
  const t = useTranslations();
  const { record, place, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const given = useMemo(() => ({ value: old }), [old]);
  const [{ value }, typeIn, forget] = useKeptFields(`holdpoint:field:${record.id}:${path}`, given);
  const [error, setError] = useState<string>();
  const id = useId();
  const isLong = old.length > 60;
  const lookup = lookupOf(path);
  const isChanged = value.trim() !== old;

  const save = () => {
    if (!isChanged) return;
    run(
      () => correctRecordAction({ recordId: record.id, revision: record.revision, changes: [{ path, value: value.trim() === "" ? null : value.trim() }] }),
      ({ revision: after }) => {
        forget();
        fixed();
        tell.success(t("records.editField.corrected", { field: fieldLabel(t, path) }), withRestore(t, { record, href: place.href, before: record.revision, after }));
      },
      (refusal) => {
        const message = refusal.code === "invalid" ? issuesOf(refusal)[0]?.message : undefined;
        setError(message);
        return message !== undefined;
      },
    );
  };
  const type = (text: string) => {
    typeIn("value", text);
    setError(undefined);
  };
  const described = describedBy(id, { error, hint: true });
  const control = {
    id, value, autoComplete: "off", spellCheck: false,
    onChange: (event: { target: { value: string } }) => type(event.target.value),
    ...described,
  };
  const counted = isLong ? t("records.editField.characters", { length: value.length }) : "";

  return (
    <form
      className="flex max-w-2xl flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field id={id} label={fieldLabel(t, path)} error={error} hint={`${old === "" ? t("records.editField.emptyUntilNow") : isLong ? label : t("records.editField.was", { old })}${counted}`} className="min-w-48 flex-1">
        {lookup !== null ? (
          <CodeLookup type={lookup} label={fieldLabel(t, path)} value={value} baseCurrency={baseCurrency} itemCode={itemCode} line={{ recordId: record.id, at: path }} control={{ id, ...described, ...hints }} onChange={({ code }) => type(code)} />
        ) : isLong ? <Textarea rows={3} {...control} /> : <Input {...control} />}
      </Field>
      <Button type="submit" className="mt-5" isPending={isPending} disabled={!isChanged && lookup === null}>
        {t("records.editField.save")}
      </Button>
    </form>
  );
}
