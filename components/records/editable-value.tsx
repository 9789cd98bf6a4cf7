import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import { valueText } from "./field-label.ts";

export type ValueProps = {
  path: string;
  value: string | null;
  isAmount?: boolean;
  isLong?: boolean;
  /** "true" or "false". */
  isFlag?: boolean;
  /** The only values that it may have; empty says nothing. */
  choices?: readonly string[] | undefined;
};

/** How the values of a document are shown. */
export type Editor = {
  /** The field of a value, null where it cannot be typed over. None while the document is only read: then it is drawn on the server. */
  field: ((value: ValueProps) => ReactNode) | null;
  /** What was received in place of the present value; undefined where it is the same. */
  received: (path: string) => { value: unknown } | undefined;
  /** Fields that a finding is about. */
  isFound: (path: string) => boolean;
};

type EditableValueProps = ValueProps & {
  editor: Editor;
  /** How the value looks while nobody edits it; the bare value where nothing is given. */
  children?: ReactNode;
};

/** A value of the document: as text, marked where it was corrected or where a finding is about it, or as a field to type in. */
export function EditableValue({ editor, children, ...props }: EditableValueProps) {
  const { path, value } = props;
  const field = editor.field?.(props) ?? null;
  if (field !== null) return field;
  const received = editor.received(path);
  return (
    <>
      <span data-field={path} className={cn(editor.isFound(path) && "rounded-xs bg-held-soft px-1 text-held-fg outline outline-held/40")}>{children ?? value ?? ""}</span>
      {received !== undefined && <AsReceived value={received.value} />}
    </>
  );
}

/** Apart, so that the hundreds of values that nobody changed need no words. */
function AsReceived({ value }: { value: unknown }) {
  const t = useTranslations();
  return (
    <span className="block text-2xs text-muted-foreground" title={t("records.editableValue.asReceivedTitle")}>
      <span className="sr-only">{t("records.editableValue.asReceived")} </span>
      <del>{valueText(t, value)}</del>
    </span>
  );
}
