"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { keyHints } from "#components/shell/commands.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { isOfKind } from "#lib/canonical/document.ts";
import { linedKinds } from "#lib/canonical/kinds.ts";
import { valueAt } from "#lib/canonical/paths.ts";
import { correctRecordAction, readVersionsAction } from "#lib/review/actions.ts";
import type { Versions } from "#lib/review/read-versions.ts";
import { isBearingValue } from "./bearing-value.ts";
import { type Change, type Sent, sentOf } from "./correction-sent.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { DocumentCard } from "./document-card.tsx";
import { EditableField } from "./editable-field.tsx";
import { EditLines } from "./edit-lines.tsx";
import type { Editing } from "./editing.ts";
import { fieldInSentence } from "./field-label.ts";
import { issuesOf } from "./issues-of.ts";
import { cellProblem, draftOf, type LineRow, rebaseLines, rowFields, rowsOf, type StoredLine, withConsequences } from "./line-draft.ts";
import { ReadLines, type ReadLinesProps } from "./read-lines.tsx";
import { tell } from "./tell.ts";
import type { Draft } from "./use-draft.ts";
import { withRestore } from "./with-restore.ts";

const MergeDialog = loadLater(() => import("./merge-dialog.tsx").then((module) => module.MergeDialog));

type CorrectDocumentProps = Omit<ReadLinesProps, "limit"> & {
  baseCurrency: string;
  looksUpLines: boolean;
  editing: Editing;
  draft: Draft;
  onDraft: (draft: Draft | null) => void;
  /** Where the first key goes. */
  begunAt: "head" | "lines";
};

/** The document with its values as fields, what was typed in them, and the way to save it: over somebody else's change too. */
export function CorrectDocument({ shown, items, unexplained, baseCurrency, looksUpLines, editing, draft, onDraft, begunAt }: CorrectDocumentProps) {
  const t = useTranslations();
  const { carrier, received, found } = shown;
  const { record, place, fixed } = useDesk();
  const router = useRouter();
  const [run, isPending] = useRecordAction();
  const [versions, setVersions] = useState<Versions | null>(null);
  const pane = useRef<HTMLElement>(null);
  const saveButton = useRef<HTMLButtonElement>(null);
  const [refused, setRefused] = useState<{ readonly [cell: string]: string }>({});
  const [isTried, setIsTried] = useState(false);
  const typed = draft.values;
  const reason = draft.reason ?? "";
  const lines = isOfKind(linedKinds, carrier) ? (carrier.document.lines as readonly StoredLine[]) : null;
  const rows = lines === null ? [] : rowsOf(lines, rowFields(carrier.kind), draft);
  const count = Object.keys(typed).length + (draft.lines === undefined ? 0 : 1);
  const isStale = draft.revision !== record.revision;

  const stop = () => onDraft(null);
  const discard = () => {
    stop();
    if (count > 0) tell.info(t("records.correctDocument.discarded"), { action: { label: t("records.correctDocument.undo"), onClick: () => onDraft(draft) } });
  };
  // Somebody was faster: their version beside mine.
  const compare = () => run(() => readVersionsAction({ recordId: record.id, base: draft.revision }), setVersions);
  const focusCell = (key: string | undefined, name: string) => {
    const index = rows.findIndex((row) => row.key === key);
    pane.current?.querySelector<HTMLElement>(`[data-cell="${index}:${name}"]`)?.focus();
  };
  const save = (revision: number, { changes, planned, keys }: Sent) => {
    if (isPending) return;
    run(
      () => correctRecordAction({ recordId: record.id, revision, changes, ...(planned === undefined ? {} : { lines: planned }), ...(reason.trim() === "" ? {} : { reason: reason.trim() }) }),
      ({ revision: after }) => {
        fixed();
        tell.success(t("records.correctDocument.saved", { count }), withRestore(t, { record, href: place.href, before: revision, after }));
        stop();
      },
      (refusal) => {
        if (refusal.code === "changed-meanwhile") {
          compare();
          return true;
        }
        if (refusal.code !== "invalid") return false;
        const issues = issuesOf(refusal);
        const [issue] = issues;
        if (issue === undefined) return false;
        setVersions(null);
        const label = fieldInSentence(t, issue.path);
        tell.error(`${label[0]?.toUpperCase()}${label.slice(1)}: ${issue.message}`);
        const cells = issues.flatMap(({ path, message }) => {
          const cell = cellOf(path);
          return cell === null ? [] : [{ key: keys[cell.index] ?? "", name: cell.name, message }];
        });
        setRefused(Object.fromEntries(cells.map(({ key, name, message }) => [`${key} ${name}`, message])));
        if (cells[0] === undefined) pane.current?.querySelector<HTMLElement>(`[data-edit="${CSS.escape(issue.path)}"]`)?.focus();
        else focusCell(cells[0].key, cells[0].name);
        return true;
      },
    );
  };
  const saveTyped = () => {
    if (count === 0) return;
    setIsTried(true);
    const wrong = rows.flatMap((row) => Object.keys(row.values).flatMap((name) => (cellProblem(t, row, name) === undefined ? [] : [{ key: row.key, name }])))[0];
    if (wrong !== undefined) return focusCell(wrong.key, wrong.name);
    if (isStale) return compare();
    const sent = sentOf(lines ?? [], rows, Object.entries(typed).map(([path, text]) => ({ path, value: text.trim() === "" ? null : text.trim() })));
    if (sent.changes.length === 0 && sent.planned === undefined) return stop();
    save(draft.revision, sent);
  };
  const saveMerged = (changes: readonly Change[]) => {
    if (versions === null) return;
    const [base, present] = [linesOf(versions.base), linesOf(versions.present)];
    const values = Object.fromEntries(changes.map(({ path, value }) => [path, value ?? ""]));
    const merged = draft.lines === undefined ? { values } : { values, lines: rebaseLines(draft.lines, base, present) };
    const sent = sentOf(present, rowsOf(present, rowFields(carrier.kind), merged), changes);
    if (sent.changes.length > 0 || sent.planned !== undefined) return save(versions.moved.revision, sent);
    stop();
    router.refresh();
    tell.success(t("records.correctDocument.leftAsTheirs"));
  };
  useEffect(() => {
    if (begunAt === "head") pane.current?.querySelector<HTMLElement>("[data-edit]")?.focus({ preventScroll: true });
  }, [begunAt]);

  const type = (values: { readonly [path: string]: string }) => {
    // What was typed back to the old value is no change.
    const changed = Object.entries({ ...typed, ...values }).filter(([path, value]) => path.startsWith("lines.") || value !== (textAt(carrier.document, path) ?? ""));
    onDraft({ ...draft, values: Object.fromEntries(changed) });
  };
  const takeRows = (next: readonly LineRow[], how: "step" | "undo") => {
    if (lines === null) return;
    const taxInclusive = "taxInclusive" in carrier.document && carrier.document.taxInclusive;
    const { lines: _, ...kept } = draft;
    const ofHead = Object.entries(typed).filter(([path]) => !path.startsWith("lines."));
    const { values, ...planned } = draftOf(lines, how === "undo" ? next : withConsequences(rows, next, taxInclusive));
    setRefused({});
    onDraft({ ...kept, values: { ...Object.fromEntries(ofHead), ...values }, ...planned });
  };
  const stated = (path: "rounding" | "tax" | "total") => typed[path] ?? textAt(carrier.document, path) ?? "";
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && count === 0) discard();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      // What is typed in a look-up counts once it is left.
      if (event.target instanceof HTMLElement && event.target.role === "combobox") event.target.blur();
      requestAnimationFrame(() => saveButton.current?.click());
    }
  };

  return (
    <>
      <DocumentCard
        {...shown}
        ref={pane}
        onKeyDown={onKeyDown}
        field={(value) => (editing.fields.includes(value.path) ? <EditableField {...value} typed={typed[value.path]} onType={(text) => type({ [value.path]: text })} recordId={record.id} /> : null)}
        lines={
          lines !== null && editing.lineFields.length > 0 ? (
            <EditLines
              carrier={carrier}
              hints={looksUpLines ? keyHints(t, "look-up") : undefined}
              editing={editing}
              rows={rows}
              onRows={takeRows}
              baseCurrency={baseCurrency}
              received={received}
              found={found}
              refused={refused}
              isTried={isTried}
              stated={{ rounding: stated("rounding"), tax: stated("tax"), total: stated("total") }}
              onTake={({ tax, total }) => {
                type({ tax, total });
                // The button that was pressed goes away: what comes next is to save.
                requestAnimationFrame(() => saveButton.current?.focus());
              }}
              isWanted={begunAt === "lines"}
            />
          ) : (
            <ReadLines shown={shown} items={items} unexplained={unexplained} limit={Number.POSITIVE_INFINITY} />
          )
        }
        foot={
          <div className="sticky bottom-0 z-10 grid gap-2 rounded-b-lg border-t bg-card px-4 py-3 shadow-lg max-sm:bottom-15">
            {isStale && (
              <div role="alert" className="flex flex-wrap items-center gap-2 text-held-fg">
                <span className="flex-1">{t("records.correctDocument.changedMeanwhile")}</span>
                <Button variant="outline" size="sm" onClick={compare} isPending={isPending}>
                  {t("records.correctDocument.compare")}
                </Button>
              </div>
            )}
            <div className="flex flex-wrap items-center gap-2">
              <Input aria-label={t("records.correctDocument.reason")} placeholder={t("records.correctDocument.reasonHint")} value={reason} onChange={(event) => onDraft({ ...draft, reason: event.target.value })} className="min-w-40 flex-1" />
              <Button variant="outline" onClick={discard}>
                {count === 0 ? t("records.correctDocument.stop") : t("records.correctDocument.discard")}
              </Button>
              <Button ref={saveButton} onClick={saveTyped} disabled={count === 0} isPending={isPending}>
                {t("records.correctDocument.save", { count })}
              </Button>
            </div>
            {(draft.lines !== undefined || Object.keys(typed).some((path) => isBearingValue(editing, path))) && <p className="text-xs text-held-fg">{t("records.correctDocument.movesValue")}</p>}
          </div>
        }
      />
      {versions !== null && <MergeDialog key={versions.moved.revision} versions={versions} typed={typed} isPending={isPending} onSave={saveMerged} onClose={() => setVersions(null)} />}
    </>
  );
}

function linesOf(document: object): readonly StoredLine[] {
  const lines = valueAt(document, "lines");
  return Array.isArray(lines) ? (lines as StoredLine[]) : [];
}

/** The line and the field that a path leads to. */
function cellOf(path: string): { index: number; name: string } | null {
  const [, index, name] = /^lines\.(\d+)(?:\.(\w+))?$/.exec(path) ?? [];
  return index === undefined ? null : { index: Number(index), name: name ?? "itemCode" };
}

function textAt(document: object, path: string): string | null {
  const value = valueAt(document, path);
  return value === null || value === undefined ? null : String(value);
}
