"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use } from "react";
import { cn } from "#components/ui/cn.ts";
import { controlClass } from "#components/ui/input.tsx";
import { CodeLookup, lookupOf } from "./code-lookup.tsx";
import { codeText, fieldLabel, valueText } from "./field-label.ts";

export type Editor = {
  /** What is typed in a field, undefined where it is untouched. */
  typed: (path: string) => string | undefined;
  type: (path: string, value: string) => void;
  mayEdit: (path: string) => boolean;
  /** What was received in place of the present value; undefined where it is the same. */
  received: (path: string) => { value: unknown } | undefined;
  /** Fields that a finding is about. */
  isFound: (path: string) => boolean;
};

const EditorContext = createContext<Editor | null>(null);
export const EditorProvider = EditorContext;

type EditableValueProps = {
  path: string;
  value: string | null;
  /** How the value looks while nobody edits it; the bare value where nothing is given. */
  children?: ReactNode;
  isAmount?: boolean;
  isLong?: boolean;
  /** "true" or "false". */
  isFlag?: boolean;
  /** The only values that it may have; empty says nothing. */
  choices?: readonly string[] | undefined;
};

/** A value of the document: as text, marked where it was corrected or where a finding is about it, or as a field to type in. */
export function EditableValue({ path, value, children, isAmount = false, isLong = false, isFlag = false, choices }: EditableValueProps) {
  const t = useTranslations();
  const editor = use(EditorContext);
  if (editor === null) return children ?? value;
  if (editor.mayEdit(path)) {
    const typed = editor.typed(path);
    const props = {
      "aria-label": fieldLabel(t, path),
      "data-edit": path,
      value: typed ?? value ?? "",
      autoComplete: "off",
      spellCheck: false,
      onChange: (event: { target: { value: string } }) => editor.type(path, event.target.value),
      className: cn(controlClass, "px-1.5 shadow-none", isLong ? "min-h-14 py-1" : "h-7", widthOf(path), isAmount && "text-right tabular-nums", typed !== undefined && "border-primary bg-primary-soft"),
    };
    if (isFlag) {
      return (
        <select {...props}>
          <option value="false">{t("records.editableValue.no")}</option>
          <option value="true">{t("records.editableValue.yes")}</option>
        </select>
      );
    }
    if (choices !== undefined) {
      // What a source has sent may be none of them: it stays, until another is chosen.
      const known = choices.includes(props.value) || props.value === "";
      return (
        <select {...props}>
          <option value="">{t("records.editableValue.notSaid")}</option>
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
      return <CodeLookup type={lookup} label={fieldLabel(t, path)} value={props.value} baseCurrency="" placeholder="" control={{ "data-edit": edit, className }} onChange={({ code }) => editor.type(path, code)} />;
    }
    return isLong ? <textarea rows={2} {...props} /> : <input type="text" inputMode={isAmount ? "decimal" : undefined} {...props} />;
  }
  const received = editor.received(path);
  return (
    <>
      <span className={cn(editor.isFound(path) && "rounded-xs bg-held-soft px-1 text-held-fg outline outline-held/40")}>{children ?? value ?? ""}</span>
      {received !== undefined && (
        <span className="block text-2xs text-muted-foreground" title={t("records.editableValue.asReceivedTitle")}>
          <span className="sr-only">{t("records.editableValue.asReceived")} </span>
          <del>{valueText(t, received.value)}</del>
        </span>
      )}
    </>
  );
}

/** Amounts need room for their digits, and no more of it in a wide column. */
function widthOf(path: string): string {
  if (["tax", "rounding", "total", "currencyRate", "fee"].includes(path)) return "w-32";
  return path === "currency" ? "w-16" : "";
}
