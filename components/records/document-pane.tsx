"use client";

import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState } from "react";
import { formatDate } from "#components/format/time.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Input } from "#components/ui/input.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { stockKinds, tradeKinds } from "#lib/canonical/kinds.ts";
import { valueAt } from "#lib/canonical/paths.ts";
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
import type { KnownRecord } from "./reference-text.tsx";
import { issuesOf } from "./refusal-text.ts";
import { SettledList } from "./settled-list.tsx";
import { StockLines } from "./stock-lines.tsx";
import { tell } from "./tell.ts";
import { unexplainedDifference } from "./unexplained-difference.ts";
import { useDraft } from "./use-draft.ts";
import { useKeys } from "./use-keys.ts";

const MergeDialog = loadLater(() => import("./merge-dialog.tsx").then((module) => module.MergeDialog));

export type DocumentPaneProps = {
  title: string;
  carrier: OfKind;
  /** Values as received where they are others now, by path. */
  received: { readonly [path: string]: { value: unknown } };
  /** Fields that findings are about. */
  found: readonly string[];
  items: { [code: string]: ScreenItem };
  /** The debtor or creditor that it names, as AutoCount has it. */
  account: ScreenCustomer | null;
  aliases: ScreenAlias[];
  /** Other records of the same business, to which it may refer. */
  thread: readonly KnownRecord[];
  editing: Editing | null;
};

/** The document as it would be booked, to be corrected in place by those who may. */
export function DocumentPane({ title, carrier, received, found, items, account, aliases, thread, editing }: DocumentPaneProps) {
  const { record, fixed } = useDesk();
  const router = useRouter();
  const [run, isPending] = useRecordAction();
  const [draft, setDraft] = useDraft(record.id);
  const [versions, setVersions] = useState<Versions | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const isEditing = editing !== null && draft !== null;
  const typed = draft?.values ?? {};
  const reason = draft?.reason ?? "";
  const paths = Object.keys(typed);
  const isStale = draft !== null && draft.revision !== record.revision;

  const begin = () => {
    if (editing === null) return void tell.info("This document cannot be corrected here and now.");
    // What is typed already belongs to the revision that it was typed over.
    if (draft === null) setDraft({ revision: record.revision, values: {} });
    else pane.current?.querySelector<HTMLElement>("[data-edit]")?.focus();
  };
  const stop = () => {
    setVersions(null);
    setDraft(null);
  };
  const discard = () => {
    stop();
    if (draft !== null && paths.length > 0) tell.info("What you typed is discarded", { action: { label: "Undo", onClick: () => setDraft(draft) } });
  };
  // Somebody was faster: their version beside mine.
  const compare = () => draft !== null && run(() => readVersionsAction({ recordId: record.id, base: draft.revision }), setVersions);
  const save = (revision: number, changes: readonly { path: string; value: string | null }[]) => {
    if (isPending) return;
    run(
      () => correctRecordAction({ recordId: record.id, revision, changes: [...changes], ...(reason.trim() === "" ? {} : { reason: reason.trim() }) }),
      () => {
        fixed();
        tell.success(changes.length === 1 ? "The correction is saved" : `${changes.length} corrections are saved`);
        stop();
      },
      (refusal) => {
        if (refusal.code === "changed-meanwhile") {
          compare();
          return true;
        }
        if (refusal.code !== "invalid") return false;
        const [issue] = issuesOf(refusal);
        if (issue === undefined) return false;
        setVersions(null);
        const label = fieldInSentence(issue.path);
        tell.error(`${label[0]?.toUpperCase()}${label.slice(1)}: ${issue.message}`);
        pane.current?.querySelector<HTMLElement>(`[data-edit="${CSS.escape(issue.path)}"]`)?.focus();
        return true;
      },
    );
  };
  const saveTyped = () => {
    if (draft === null || paths.length === 0) return;
    if (isStale) compare();
    else save(draft.revision, paths.map((path) => ({ path, value: typed[path]?.trim() === "" ? null : (typed[path]?.trim() ?? null) })));
  };
  const saveMerged = (changes: readonly { path: string; value: string | null }[]) => {
    if (versions === null) return;
    if (changes.length > 0) return save(versions.moved.revision, changes);
    stop();
    router.refresh();
    tell.success("The record is as they left it");
  };
  useKeys({ e: begin });
  useEffect(() => {
    if (isEditing) pane.current?.querySelector<HTMLElement>("[data-edit]")?.focus({ preventScroll: true });
  }, [isEditing]);

  const editor: Editor = {
    typed: (path) => typed[path],
    type: (path, value) => {
      if (draft === null) return;
      const { [path]: _, ...others } = draft.values;
      // What was typed back to the old value is no change.
      setDraft({ ...draft, values: value === (textAt(carrier.document, path) ?? "") ? others : { ...others, [path]: value } });
    },
    mayEdit: (path) => isEditing && (editing.fields.includes(path) || editing.lineFields.includes(path.replace(/^lines\.\d+\./, ""))),
    received: (path) => received[path],
    isFound: (path) => found.includes(path),
  };
  const itemAliases = useMemo(() => aliases.filter((alias) => alias.type === "item"), [aliases]);

  return (
    <EditorProvider value={editor}>
      <Card ref={pane} onKeyDown={(event) => {
        if (!isEditing) return;
        if (event.key === "Escape" && paths.length === 0) discard();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) saveTyped();
      }}>
        <CardHeader>
          <CardTitle>{title}</CardTitle>
          {editing !== null && !isEditing && (
            <Button variant="ghost" size="sm" onClick={begin} aria-keyshortcuts="e">
              <Pencil className="size-3.5" /> Correct <Kbd className="max-lg:hidden">e</Kbd>
            </Button>
          )}
        </CardHeader>
        <DocumentHead carrier={carrier} account={account} aliases={aliases} thread={thread} isEditing={isEditing} />
        {isOfKind(tradeKinds, carrier) && <DocumentLines lines={carrier.document.lines} items={items} unexplained={unexplainedDifference(carrier.document)} isEditing={isEditing} />}
        {isOfKind(stockKinds, carrier) && <StockLines lines={carrier.document.lines} items={items} isAdjustment={carrier.kind === "stock_adjustment"} isEditing={isEditing} />}
        {isOfKind(["payment"], carrier) && <SettledList payment={carrier.document} thread={thread} />}
        <DocumentTotals carrier={carrier} isEditing={isEditing} />
        {itemAliases.length > 0 && (
          <ul className="border-t px-4 py-2 text-xs text-muted-foreground">
            {itemAliases.map((alias) => (
              <li key={alias.id}>
                {alias.key} is {alias.target}: answered by {alias.taughtBy}, {formatDate(alias.taughtAt)}
              </li>
            ))}
          </ul>
        )}
        {isEditing && (
          <div className="sticky bottom-0 z-10 grid gap-2 rounded-b-lg border-t bg-card px-4 py-3 shadow-lg max-sm:bottom-15">
            {isStale && (
              <div role="alert" className="flex flex-wrap items-center gap-2 text-held-fg">
                <span className="flex-1">Somebody changed this record while you were typing. What you typed is still here.</span>
                <Button variant="outline" size="sm" onClick={compare} isPending={isPending}>
                  Compare and merge
                </Button>
              </div>
            )}
            <div className="flex flex-wrap items-center gap-2">
              <Input aria-label="Reason for the correction" placeholder="Reason (for the history)" value={reason} onChange={(event) => draft !== null && setDraft({ ...draft, reason: event.target.value })} className="min-w-40 flex-1" />
              <Button variant="outline" onClick={discard}>
                {paths.length === 0 ? "Stop correcting" : "Discard"}
              </Button>
              <Button onClick={saveTyped} disabled={paths.length === 0} isPending={isPending}>
                Save{paths.length > 0 && ` ${paths.length} ${paths.length === 1 ? "change" : "changes"}`}
              </Button>
            </div>
            {paths.some((path) => isBearingValue(editing, path)) && <p className="text-xs text-held-fg">This changes a value, so somebody else will have to approve.</p>}
          </div>
        )}
      </Card>
      {versions !== null && isEditing && <MergeDialog key={versions.moved.revision} versions={versions} typed={typed} isPending={isPending} onSave={saveMerged} onClose={() => setVersions(null)} />}
    </EditorProvider>
  );
}

function textAt(document: object, path: string): string | null {
  const value = valueAt(document, path);
  return value === null || value === undefined ? null : String(value);
}
