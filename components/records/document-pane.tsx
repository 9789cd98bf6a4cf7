"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { formatDate } from "#components/format/time.ts";
import { keyHints } from "#components/shell/commands.ts";
import { useKeys } from "#components/shell/use-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Input } from "#components/ui/input.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { linedKinds, stockKinds, tradeKinds } from "#lib/canonical/kinds.ts";
import { valueAt } from "#lib/canonical/paths.ts";
import type { PlannedLine } from "#lib/canonical/plan-lines.ts";
import { correctRecordAction, readVersionsAction } from "#lib/review/actions.ts";
import type { Versions } from "#lib/review/read-versions.ts";
import type { ScreenAlias, ScreenCustomer, ScreenItem } from "#lib/review/record-screen.ts";
import { isBearingValue } from "./bearing-value.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { DocumentHead } from "./document-head.tsx";
import { DocumentLines } from "./document-lines.tsx";
import { DocumentTotals } from "./document-totals.tsx";
import { type Editor, EditorProvider } from "./editable-value.tsx";
import type { Editing } from "./editing.ts";
import { fieldInSentence } from "./field-label.ts";
import { cellProblem, correctionOf, draftOf, type LineRow, rebaseLines, rowFields, rowsOf, type StoredLine, withConsequences } from "./line-draft.ts";
import type { KnownRecord } from "./reference-text.tsx";
import { issuesOf } from "./issues-of.ts";
import { SettledList } from "./settled-list.tsx";
import { StockLines } from "./stock-lines.tsx";
import { tell } from "./tell.ts";
import { useDraft } from "./use-draft.ts";

// Fetched when somebody corrects: most records are only looked at.
const EditLines = lazy(() => import("./edit-lines.tsx").then((module) => ({ default: module.EditLines })));
const MergeDialog = loadLater(() => import("./merge-dialog.tsx").then((module) => module.MergeDialog));

export type DocumentPaneProps = {
  title: string;
  carrier: OfKind;
  /** What its total has more or less than its lines give; null where they agree. */
  unexplained: string | null;
  /** Values as received where they are others now, by path. */
  received: { readonly [path: string]: { value: unknown } };
  /** Fields that findings are about. */
  found: readonly string[];
  items: { [code: string]: ScreenItem };
  /** The company's own currency, in which items have their prices. */
  baseCurrency: string;
  /** The debtor or creditor that it names, as AutoCount has it. */
  account: ScreenCustomer | null;
  aliases: ScreenAlias[];
  /** Other records of the same business, to which it may refer. */
  thread: readonly KnownRecord[];
  editing: Editing | null;
};

/** The document as it would be booked, to be corrected in place by those who may. */
export function DocumentPane({ title, carrier, unexplained, received, found, items, baseCurrency, account, aliases, thread, editing }: DocumentPaneProps) {
  const t = useTranslations();
  const { record, fixed } = useDesk();
  const router = useRouter();
  const [run, isPending] = useRecordAction();
  const [draft, setDraft] = useDraft(record.id);
  const [versions, setVersions] = useState<Versions | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const saveButton = useRef<HTMLButtonElement>(null);
  const [refused, setRefused] = useState<{ readonly [cell: string]: string }>({});
  const [isTried, setIsTried] = useState(false);
  const [begunAt, setBegunAt] = useState<"head" | "lines">("head");
  const isEditing = editing !== null && draft !== null;
  const typed = draft?.values ?? {};
  const reason = draft?.reason ?? "";
  const lines = isOfKind(linedKinds, carrier) ? (carrier.document.lines as readonly StoredLine[]) : null;
  const rows = lines === null || draft === null ? [] : rowsOf(lines, rowFields(carrier.kind), draft);
  const count = Object.keys(typed).length + (draft?.lines === undefined ? 0 : 1);
  const isStale = draft !== null && draft.revision !== record.revision;

  const begin = (at: "head" | "lines") => {
    if (editing === null) return void tell.info(t("records.documentPane.notHere"));
    setBegunAt(at);
    // What is typed already belongs to the revision that it was typed over.
    if (draft === null) setDraft({ revision: record.revision, values: {} });
    else pane.current?.querySelector<HTMLElement>(at === "head" ? "[data-edit]" : "[data-cell]")?.focus();
  };
  const stop = () => {
    setVersions(null);
    setDraft(null);
    setRefused({});
    setIsTried(false);
  };
  const discard = () => {
    stop();
    if (draft !== null && count > 0) tell.info(t("records.documentPane.discarded"), { action: { label: t("records.documentPane.undo"), onClick: () => setDraft(draft) } });
  };
  // Somebody was faster: their version beside mine.
  const compare = () => draft !== null && run(() => readVersionsAction({ recordId: record.id, base: draft.revision }), setVersions);
  const focusCell = (key: string | undefined, name: string) => {
    const index = rows.findIndex((row) => row.key === key);
    pane.current?.querySelector<HTMLElement>(`[data-cell="${index}:${name}"]`)?.focus();
  };
  const save = (revision: number, { changes, planned, keys }: Sent) => {
    if (isPending) return;
    run(
      () => correctRecordAction({ recordId: record.id, revision, changes, ...(planned === undefined ? {} : { lines: planned }), ...(reason.trim() === "" ? {} : { reason: reason.trim() }) }),
      () => {
        fixed();
        tell.success(t("records.documentPane.saved", { count }));
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
    if (draft === null || count === 0) return;
    setIsTried(true);
    const wrong = rows.flatMap((row) => Object.keys(row.values).flatMap((name) => (cellProblem(t, row, name) === undefined ? [] : [{ key: row.key, name }])))[0];
    if (wrong !== undefined) return focusCell(wrong.key, wrong.name);
    if (isStale) return compare();
    const sent = sentOf(lines ?? [], rows, Object.entries(typed).map(([path, text]) => ({ path, value: text.trim() === "" ? null : text.trim() })));
    if (sent.changes.length === 0 && sent.planned === undefined) return stop();
    save(draft.revision, sent);
  };
  const saveMerged = (changes: readonly Change[]) => {
    if (versions === null || draft === null) return;
    const [base, present] = [linesOf(versions.base), linesOf(versions.present)];
    const values = Object.fromEntries(changes.map(({ path, value }) => [path, value ?? ""]));
    const merged = draft.lines === undefined ? { values } : { values, lines: rebaseLines(draft.lines, base, present) };
    const sent = sentOf(present, rowsOf(present, rowFields(carrier.kind), merged), changes);
    if (sent.changes.length > 0 || sent.planned !== undefined) return save(versions.moved.revision, sent);
    stop();
    router.refresh();
    tell.success(t("records.documentPane.leftAsTheirs"));
  };
  useKeys({
    edit: editing === null ? { whyNot: () => begin("head") } : () => begin("head"),
    "look-up": {
      when: () => firstLookUp() !== undefined || lines !== null,
      // What a finding asks for comes before the lines, where everything else is looked up.
      act: () => (firstLookUp() === undefined ? begin("lines") : firstLookUp()?.focus()),
      whyNot: () => tell.info(t("records.documentPane.nothingToLookUp")),
    },
  });
  useEffect(() => {
    if (isEditing && begunAt === "head") pane.current?.querySelector<HTMLElement>("[data-edit]")?.focus({ preventScroll: true });
  }, [isEditing, begunAt]);

  const type = (values: { readonly [path: string]: string }) => {
    if (draft === null) return;
    // What was typed back to the old value is no change.
    const changed = Object.entries({ ...draft.values, ...values }).filter(([path, value]) => path.startsWith("lines.") || value !== (textAt(carrier.document, path) ?? ""));
    setDraft({ ...draft, values: Object.fromEntries(changed) });
  };
  const takeRows = (next: readonly LineRow[], how: "step" | "undo") => {
    if (draft === null || lines === null) return;
    const taxInclusive = "taxInclusive" in carrier.document && carrier.document.taxInclusive;
    const { lines: _, ...kept } = draft;
    const ofHead = Object.entries(draft.values).filter(([path]) => !path.startsWith("lines."));
    const { values, ...planned } = draftOf(lines, how === "undo" ? next : withConsequences(rows, next, taxInclusive));
    setRefused({});
    setDraft({ ...kept, values: { ...Object.fromEntries(ofHead), ...values }, ...planned });
  };
  const stated = (path: "rounding" | "tax" | "total") => typed[path] ?? textAt(carrier.document, path) ?? "";

  const editor: Editor = {
    typed: (path) => typed[path],
    type: (path, value) => type({ [path]: value }),
    mayEdit: (path) => isEditing && editing.fields.includes(path),
    received: (path) => received[path],
    isFound: (path) => found.includes(path),
  };
  const itemAliases = useMemo(() => aliases.filter((alias) => alias.type === "item"), [aliases]);

  return (
    <EditorProvider value={editor}>
      <Card ref={pane} onKeyDown={(event) => {
        if (!isEditing) return;
        if (event.key === "Escape" && count === 0) discard();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          // What is typed in a look-up counts once it is left.
          if (event.target instanceof HTMLElement && event.target.role === "combobox") event.target.blur();
          requestAnimationFrame(() => saveButton.current?.click());
        }
      }}>
        <CardHeader>
          <CardTitle>{title}</CardTitle>
          {editing !== null && !isEditing && (
            <Button variant="ghost" size="sm" onClick={() => begin("head")} {...keyHints(t, "edit")}>
              <Pencil className="size-3.5" /> {t("records.documentPane.correct")} <Kbd className="max-lg:hidden">e</Kbd>
            </Button>
          )}
        </CardHeader>
        <DocumentHead carrier={carrier} account={account} aliases={aliases} thread={thread} isEditing={isEditing} />
        {isEditing && lines !== null && editing.lineFields.length > 0 ? (
          <Suspense fallback={<ReadLines carrier={carrier} items={items} unexplained={unexplained} />}>
            <EditLines
              carrier={carrier}
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
          </Suspense>
        ) : (
          <ReadLines carrier={carrier} items={items} unexplained={unexplained} />
        )}
        {isOfKind(["payment"], carrier) && <SettledList payment={carrier.document} thread={thread} />}
        <DocumentTotals carrier={carrier} isEditing={isEditing} />
        {itemAliases.length > 0 && (
          <ul className="border-t px-4 py-2 text-xs text-muted-foreground">
            {itemAliases.map((alias) => (
              <li key={alias.id}>
                {t("records.documentPane.answered", { key: alias.key, target: alias.target, by: alias.taughtBy, at: formatDate(alias.taughtAt) })}
              </li>
            ))}
          </ul>
        )}
        {isEditing && (
          <div className="sticky bottom-0 z-10 grid gap-2 rounded-b-lg border-t bg-card px-4 py-3 shadow-lg max-sm:bottom-15">
            {isStale && (
              <div role="alert" className="flex flex-wrap items-center gap-2 text-held-fg">
                <span className="flex-1">{t("records.documentPane.changedMeanwhile")}</span>
                <Button variant="outline" size="sm" onClick={compare} isPending={isPending}>
                  {t("records.documentPane.compare")}
                </Button>
              </div>
            )}
            <div className="flex flex-wrap items-center gap-2">
              <Input aria-label={t("records.documentPane.reason")} placeholder={t("records.documentPane.reasonHint")} value={reason} onChange={(event) => draft !== null && setDraft({ ...draft, reason: event.target.value })} className="min-w-40 flex-1" />
              <Button variant="outline" onClick={discard}>
                {count === 0 ? t("records.documentPane.stop") : t("records.documentPane.discard")}
              </Button>
              <Button ref={saveButton} onClick={saveTyped} disabled={count === 0} isPending={isPending}>
                {t("records.documentPane.save", { count })}
              </Button>
            </div>
            {(draft.lines !== undefined || Object.keys(typed).some((path) => isBearingValue(editing, path))) && <p className="text-xs text-held-fg">{t("records.documentPane.movesValue")}</p>}
          </div>
        )}
      </Card>
      {versions !== null && isEditing && <MergeDialog key={versions.moved.revision} versions={versions} typed={typed} isPending={isPending} onSave={saveMerged} onClose={() => setVersions(null)} />}
    </EditorProvider>
  );
}

/** The lines as they stand in the document, to be read. */
function ReadLines({ carrier, items, unexplained }: Pick<DocumentPaneProps, "carrier" | "items" | "unexplained">) {
  if (isOfKind(tradeKinds, carrier)) return <DocumentLines lines={carrier.document.lines} items={items} unexplained={unexplained} />;
  return isOfKind(stockKinds, carrier) ? <StockLines lines={carrier.document.lines} items={items} isAdjustment={carrier.kind === "stock_adjustment"} /> : null;
}

/** The look-up of the first finding that asks for one. */
function firstLookUp(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>("[data-fix] input[role=combobox]:enabled")].find((field) => field.offsetParent !== null);
}

type Change = { path: string; value: string | null };
/** What is sent of a draft; `keys` are those of the rows, by their places in the plan. */
type Sent = { changes: Change[]; planned: PlannedLine[] | undefined; keys: readonly string[] };

/** The changes of the head, and what becomes of the lines. */
function sentOf(lines: readonly StoredLine[], rows: readonly LineRow[], all: readonly Change[]): Sent {
  const { lines: planned, changes, keys } = correctionOf(lines, rows);
  return { planned, keys, changes: [...all.filter(({ path }) => !path.startsWith("lines.")), ...changes] };
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
