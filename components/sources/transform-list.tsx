"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Transform, TransformName } from "#lib/mapping/schema.ts";
import { fieldText, transformNames, transformWords, type TransformField, withFieldText } from "./transform-words.ts";

type TransformListProps = { transforms: readonly Transform[]; onChange: (transforms: Transform[]) => void };

/** What is done to a value on its way, one after the other. */
export function TransformList({ transforms, onChange }: TransformListProps) {
  const t = useTranslations();
  const id = useId();
  const add = (use: TransformName) => {
    const start = transformWords(t)[use]?.start;
    if (start !== undefined) onChange([...transforms, start]);
  };
  return (
    <div className="grid gap-2">
      {transforms.map((transform, place) => {
        const words = transformWords(t)[transform.use];
        if (words === undefined) return null;
        return (
          <div key={`${place} ${transform.use}`} className="flex flex-wrap items-end gap-x-3 gap-y-2 rounded-md border bg-muted/40 px-2.5 py-2">
            <span className="self-center font-medium">{words.label}</span>
            {words.fields.map((field) => (
              <TransformInput key={field.name} transform={transform} field={field} onChange={(next) => onChange(transforms.map((one, index) => (index === place ? next : one)))} />
            ))}
            <Button variant="ghost" size="icon-sm" className="ml-auto" aria-label={t("sources.transformList.remove", { words: words.label })} onClick={() => onChange(transforms.filter((_, index) => index !== place))}>
              <X aria-hidden />
            </Button>
          </div>
        );
      })}
      <div>
        <Label htmlFor={`${id}-add`} className="sr-only">
          {t("sources.transformList.onTheWay")}
        </Label>
        <Select id={`${id}-add`} value="" onChange={(event) => add(event.target.value as TransformName)}>
          <option value="">{transforms.length > 0 ? t("sources.transformList.onTheWayNothingMore") : t("sources.transformList.onTheWayNothing")}</option>
          {transformNames(t).map((use) => (
            <option key={use} value={use}>
              {transformWords(t)[use]?.label}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}

function TransformInput({ transform, field, onChange }: { transform: Transform; field: TransformField; onChange: (transform: Transform) => void }) {
  const id = useId();
  // As typed: half a line of a table is not a table yet.
  const [text, setText] = useState(() => fieldText(transform, field));
  const change = (typed: string) => {
    setText(typed);
    onChange(withFieldText(transform, field, typed));
  };
  return (
    <div className="grid gap-1">
      <Label htmlFor={id}>{field.label}</Label>
      {field.type === "choice" ? (
        <Select id={id} value={text} onChange={(event) => change(event.target.value)}>
          {field.choices?.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      ) : field.type === "table" || field.type === "list" ? (
        <Textarea id={id} value={text} rows={3} className="min-w-56" onChange={(event) => change(event.target.value)} />
      ) : (
        <Input id={id} value={text} placeholder={field.placeholder} type={field.type === "number" ? "number" : "text"} className="w-32" onChange={(event) => change(event.target.value)} />
      )}
    </div>
  );
}
