"use client";

import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { correctRecordAction } from "#lib/review/actions.ts";
import { useDesk, useRecordAction } from "../desk.tsx";
import { fieldLabel } from "../field-label.ts";
import { issuesOf } from "../refusal-text.ts";
import { tell } from "../tell.ts";

type EditFieldProps = { path: string; label: string; old: string };

/** One field, corrected where the finding stands. The old value is the beginning of the new one. */
export function EditField({ path, label, old }: EditFieldProps) {
  const { record, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [value, setValue] = useState(old);
  const [error, setError] = useState<string>();
  const id = useId();
  const isLong = old.length > 60;
  const isChanged = value.trim() !== old;

  const save = () => {
    if (!isChanged) return;
    run(
      () => correctRecordAction({ recordId: record.id, revision: record.revision, changes: [{ path, value: value.trim() === "" ? null : value.trim() }] }),
      () => {
        fixed();
        tell.success(`${fieldLabel(path)} corrected`);
      },
      (refusal) => {
        const message = refusal.code === "invalid" ? issuesOf(refusal)[0]?.message : undefined;
        setError(message);
        return message !== undefined;
      },
    );
  };
  const control = {
    id, value, autoComplete: "off", spellCheck: false,
    onChange: (event: { target: { value: string } }) => {
      setValue(event.target.value);
      setError(undefined);
    },
    ...describedBy(id, { error, hint: true }),
  };
  const counted = isLong ? ` · ${value.length} characters` : "";

  return (
    <form
      className="flex max-w-2xl flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field id={id} label={fieldLabel(path)} error={error} hint={`${old === "" ? "Empty until now" : isLong ? label : `Was ${old}`}${counted}`} className="min-w-48 flex-1">
        {isLong ? <Textarea rows={3} {...control} /> : <Input {...control} />}
      </Field>
      <Button type="submit" className="mt-5" isPending={isPending} disabled={!isChanged}>
        Save
      </Button>
    </form>
  );
}
