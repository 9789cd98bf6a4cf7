"use client";

import { useTranslations } from "next-intl";
import type { KeyHints } from "#components/shell/commands.ts";
import { Button } from "#components/ui/button.tsx";
import { billWhatIsLeftAction, correctRecordAction, holdAgainAction, releaseHoldAction } from "#lib/review/actions.ts";
import type { Fix } from "#lib/rules/rule.ts";
import { useDesk, useRecordAction } from "../desk.tsx";
import { codeText, fieldLabel } from "../field-label.ts";
import { fixLabel } from "../fix-label.ts";
import { tell } from "../tell.ts";
import { withUndo } from "../undo.ts";
import { withRestore } from "../with-restore.ts";

export type ButtonFix = Extract<Fix, { do: "set-field" | "bill-what-is-left" | "reject" | "release-hold" }>;

/** A fix that needs nothing typed: one press does it (reject asks for its reason first). */
export function FixButton({ fix, isFirst, hints }: { fix: ButtonFix; isFirst: boolean; hints?: KeyHints | undefined }) {
  const t = useTranslations();
  const { record, place, fixed, reject } = useDesk();
  const [run, isPending] = useRecordAction();
  const seen = { recordId: record.id, revision: record.revision };
  const done = (message: string) => ({ revision: after }: { revision: number }) => {
    fixed();
    tell.success(message, withRestore(t, { record, href: place.href, before: record.revision, after }));
  };
  const released = ({ released: { id: hold } }: { released: { id: string } }) => {
    fixed();
    tell.success(t("records.fixButton.released"), withUndo(t, {
      undo: () => holdAgainAction({ ...seen, hold }),
      done: t("records.fixButton.heldAgain", { number: record.number }),
      afterwards: { what: t("records.fixButton.releasedAfterwards", { number: record.number }), href: place.href },
    }));
  };

  const take = () => {
    switch (fix.do) {
      case "set-field":
        return run(() => correctRecordAction({ ...seen, changes: [{ path: fix.path, value: fix.value }, ...(fix.also ?? [])], reason: fix.label }), done(t("records.fixButton.isNow", { field: fieldLabel(t, fix.path), value: codeText(t, fix.value) })));
      case "bill-what-is-left":
        return run(() => billWhatIsLeftAction(seen), done(t("records.fixButton.restBilled")));
      case "release-hold":
        return run(() => releaseHoldAction(seen), released);
      case "reject":
        return reject(fix.reason);
    }
  };

  return (
    <Button variant={isFirst && fix.do !== "reject" ? "primary" : "outline"} onClick={take} isPending={isPending} {...hints}>
      {fixLabel(t, fix)}
      {fix.do === "reject" && " …"}
    </Button>
  );
}
