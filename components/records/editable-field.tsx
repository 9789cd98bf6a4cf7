"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import { controlClass } from "#components/ui/input.tsx";
import { CodeLookup } from "./code-lookup.tsx";
import type { ValueProps } from "./editable-value.tsx";
import { codeText, fieldLabel } from "./field-label.ts";
import { lookupOf } from "./lookup-of.ts";

type EditableFieldProps = ValueProps & {
  /** What is typed, undefined where it is untouched. */
  typed: string | undefined;
  onType: (value: string) => void;
  recordId: string;
};

/** A value of the document as a field to type in. */
export function EditableField({ path, value, typed, onType, recordId, isAmount = false, isLong = false, isFlag = false, choices }: EditableFieldProps): ReactNode {
  const t = useTranslations();
  const props = {
    "aria-label": fieldLabel(t, path),
    "data-edit": path,
    value: typed ?? value ?? "",
    autoComplete: "off",
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => onType(event.target.value),
    className: cn(controlClass, "px-1.5 shadow-none", isLong ? "min-h-14 py-1" : "h-7", widthOf(path), isAmount && "text-right tabular-nums", typed !== undefined && "border-primary bg-primary-soft"),
  };
  if (isFlag) {
    return (
      <select {...props}>
        <option value="false">{t("records.editableField.no")}</option>
        <option value="true">{t("records.editableField.yes")}</option>
      </select>
    );
  }
  if (choices !== undefined) {
    // What a source has sent may be none of them: it stays, until another is chosen.
    const known = choices.includes(props.value) || props.value === "";
    return (
      <select {...props}>
        <option value="">{t("records.editableField.notSaid")}</option>
        {!known && <option value={props.value}>{props.value}</option>}
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {codeText(t, choice)}
          </option>
        ))}
      </select>
    );
  }
  const lookup = lookupOf(path);
  if (lookup !== null) {
    const { "data-edit": edit, className } = props;
    return <CodeLookup type={lookup} label={fieldLabel(t, path)} value={props.value} baseCurrency="" placeholder="" line={{ recordId, at: path }} control={{ "data-edit": edit, className }} onChange={({ code }) => onType(code)} />;
  }
  return isLong ? <textarea rows={2} {...props} /> : <input type="text" inputMode={isAmount ? "decimal" : undefined} {...props} />;
}

/** Amounts need room for their digits, and no more of it in a wide column. */
function widthOf(path: string): string {
  if (["tax", "rounding", "total", "currencyRate", "fee"].includes(path)) return "w-32";
  return path === "currency" ? "w-16" : "";
}
