"use client";

import { Pencil } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { formatAmount } from "#components/format/money.ts";
import { formatDate } from "#components/format/time.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { cn } from "#components/ui/cn.ts";
import { Input } from "#components/ui/input.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import type { SalesDocument } from "#lib/canonical/document.ts";
import { correctRecordAction } from "#lib/review/actions.ts";
import type { ScreenAlias, ScreenCustomer, ScreenItem } from "#lib/review/record-screen.ts";
import { isBearingValue } from "./bearing-value.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { DocumentLines } from "./document-lines.tsx";
import { EditableValue, type Editor, EditorProvider } from "./editable-value.tsx";
import type { Editing } from "./editing.ts";
import { fieldInSentence } from "./field-label.ts";
import { issuesOf } from "./refusal-text.ts";
import { tell } from "./tell.ts";
import { useDraft } from "./use-draft.ts";
import { useKeys } from "./use-keys.ts";

export type DocumentPaneProps = {
  title: string;
  document: SalesDocument;
  /** Values as received where they are others now, by path. */
  received: { readonly [path: string]: { value: unknown } };
  /** Fields that findings are about. */
  found: readonly string[];
  items: { [code: string]: ScreenItem };
  customer: ScreenCustomer | null;
  aliases: ScreenAlias[];
  editing: Editing | null;
};

/** The document as it would be booked, to be corrected in place by those who may. */
export function DocumentPane({ title, document: doc, received, found, items, customer, aliases, editing }: DocumentPaneProps) {
  const { record, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [draft, setDraft] = useDraft(record.id);
  const [reason, setReason] = useState("");
  const pane = useRef<HTMLDivElement>(null);
  const isEditing = editing !== null && draft !== null;
  const typed = draft?.values ?? {};
  const paths = Object.keys(typed);
  const isStale = draft !== null && draft.revision !== record.revision;

  const begin = () => {
    if (editing === null) return void tell.info("This document cannot be corrected here and now.");
    setDraft({ revision: record.revision, values: typed });
  };
  const discard = () => {
    setDraft(null);
    setReason("");
  };
  const save = () => {
    if (draft === null || paths.length === 0 || isStale || isPending) return;
    const changes = paths.map((path) => ({ path, value: typed[path]?.trim() === "" ? null : (typed[path]?.trim() ?? null) }));
    run(
      () => correctRecordAction({ recordId: record.id, revision: draft.revision, changes, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) }),
      () => {
        fixed();
        tell.success(changes.length === 1 ? "The correction is saved" : `${changes.length} corrections are saved`);
        discard();
      },
      (refusal) => {
        if (refusal.code !== "invalid") return false;
        const [issue] = issuesOf(refusal);
        if (issue === undefined) return false;
        const label = fieldInSentence(issue.path);
        tell.error(`${label[0]?.toUpperCase()}${label.slice(1)}: ${issue.message}`);
        pane.current?.querySelector<HTMLElement>(`[data-edit="${CSS.escape(issue.path)}"]`)?.focus();
        return true;
      },
    );
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
      setDraft({ ...draft, values: value === (textAt(doc, path) ?? "") ? others : { ...others, [path]: value } });
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
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
      }}>
        <CardHeader>
          <CardTitle>{title}</CardTitle>
          {editing !== null && !isEditing && (
            <Button variant="ghost" size="sm" onClick={begin} aria-keyshortcuts="e">
              <Pencil className="size-3.5" /> Correct <Kbd className="max-lg:hidden">e</Kbd>
            </Button>
          )}
        </CardHeader>
        <DocumentHead doc={doc} customer={customer} aliases={aliases} isEditing={isEditing} />
        <DocumentLines lines={doc.lines} items={items} isEditing={isEditing} />
        <DocumentTotals doc={doc} isEditing={isEditing} />
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
                <span className="flex-1">Somebody changed this record while you were typing. It shows the new version now, with what you typed in it.</span>
                <Button variant="outline" size="sm" onClick={() => draft !== null && setDraft({ ...draft, revision: record.revision })}>
                  Keep what I typed
                </Button>
              </div>
            )}
            <div className="flex flex-wrap items-center gap-2">
              <Input aria-label="Reason for the correction" placeholder="Reason (for the history)" value={reason} onChange={(event) => setReason(event.target.value)} className="min-w-40 flex-1" />
              <Button variant="outline" onClick={discard}>
                {paths.length === 0 ? "Stop correcting" : "Discard"}
              </Button>
              <Button onClick={save} disabled={paths.length === 0 || isStale} isPending={isPending}>
                Save{paths.length > 0 && ` ${paths.length} ${paths.length === 1 ? "change" : "changes"}`}
              </Button>
            </div>
            {paths.some((path) => isBearingValue(editing, path)) && <p className="text-xs text-held-fg">This changes a value, so somebody else will have to approve.</p>}
          </div>
        )}
      </Card>
    </EditorProvider>
  );
}

type HeadProps = { doc: SalesDocument; customer: ScreenCustomer | null; aliases: ScreenAlias[]; isEditing: boolean };

function DocumentHead({ doc, customer, aliases, isEditing }: HeadProps) {
  const buyer = doc.customer;
  const answered = aliases.find((alias) => alias.type === "customer" && alias.target === buyer.code);
  const rows: { path: string; label: string; value: string | null; look?: React.ReactNode; isLong?: boolean }[] = [
    { path: "customer.name", label: "Buyer", value: buyer.name, look: buyer.name === "" ? <span className="text-muted-foreground">nobody named</span> : buyer.name },
    { path: "customer.code", label: "Debtor", value: buyer.code, look: <DebtorText code={buyer.code} customer={customer} buyer={buyer.name} /> },
    { path: "number", label: "Number", value: doc.number },
    { path: "date", label: "Date", value: doc.date, look: formatDate(doc.date) },
    { path: "customer.email", label: "E-mail", value: buyer.email },
    { path: "customer.phone", label: "Phone", value: buyer.phone },
    { path: "customer.registerNo", label: "Register no.", value: buyer.registerNo },
    { path: "customer.tin", label: "TIN", value: buyer.tin },
    { path: "reference", label: "Reference", value: doc.reference },
    { path: "customer.address", label: "Address", value: buyer.address, isLong: true },
    { path: "customer.postcode", label: "Postcode", value: buyer.postcode },
    { path: "description", label: "Description", value: doc.description, isLong: true },
    { path: "note", label: "Note", value: doc.note, isLong: true },
  ];
  // Empty fields only take room, unless somebody wants to fill them.
  const shown = rows.filter((row) => isEditing || row.look !== undefined || (row.value !== null && row.value !== ""));
  return (
    <div className="border-b px-4 py-3">
      <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
        {shown.map((row) => (
          <div key={row.path} className={cn("grid grid-cols-[6rem_minmax(0,1fr)] gap-2", isEditing && row.isLong && "sm:col-span-2")}>
            <dt className={cn("text-muted-foreground", isEditing && "pt-1")}>{row.label}</dt>
            <dd className={cn("min-w-0 break-words whitespace-pre-line", isEditing && row.path === "customer.code" && "pt-1")}>
              <EditableValue path={row.path} value={row.value} isLong={row.isLong}>
                {row.look ?? row.value}
              </EditableValue>
            </dd>
          </div>
        ))}
      </dl>
      {answered !== undefined && (
        <p className="mt-2 text-xs text-muted-foreground">
          The buyer is {answered.target}: answered by {answered.taughtBy}, {formatDate(answered.taughtAt)}
        </p>
      )}
      <Flags doc={doc} />
    </div>
  );
}

function DebtorText({ code, customer, buyer }: { code: string | null; customer: ScreenCustomer | null; buyer: string }) {
  if (code === null) return <span className="font-medium">no debtor yet</span>;
  return (
    <>
      <span className="font-medium">{code}</span>
      {customer !== null && <span className="text-muted-foreground"> · {[...(customer.name === buyer ? [] : [customer.name]), customer.creditTerm].join(" · ")}</span>}
      {customer?.origin === "proposed" && <Badge tone="info" className="ml-1.5">new</Badge>}
      {customer !== null && !customer.isActive && <Badge tone="error" className="ml-1.5">inactive</Badge>}
    </>
  );
}

function Flags({ doc }: { doc: SalesDocument }) {
  const flags = [
    doc.isPaid && "paid", doc.isDelivered && "delivered", doc.isCancelled && `cancelled${doc.cancelReason === null ? "" : `: ${doc.cancelReason}`}`, doc.isTest && "test order",
    doc.taxInclusive && "prices include tax", doc.part !== null && `part ${doc.part} of its order`,
    doc.deliveryDecision === "close-rest" && "rest closed", doc.deliveryDecision === "invoice-delivered" && "rest stays open",
  ].filter((flag) => flag !== false);
  if (flags.length === 0) return null;
  return (
    <p className="mt-2 flex flex-wrap gap-1">
      {flags.map((flag) => (
        <Badge key={flag} tone="outline">
          {flag}
        </Badge>
      ))}
    </p>
  );
}

function DocumentTotals({ doc, isEditing }: { doc: SalesDocument; isEditing: boolean }) {
  const rows = [
    { path: "tax", label: doc.taxInclusive ? "Tax, included" : "Tax", value: doc.tax },
    { path: "rounding", label: "Rounding", value: doc.rounding },
  ].filter((row) => isEditing || !/^-?0*(\.0*)?$/.test(row.value));
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 border-t px-4 py-3">
      <div className="text-xs text-muted-foreground">
        {doc.unmapped.length > 0 && (
          <details>
            <summary className="hover:text-foreground">{doc.unmapped.length} more {doc.unmapped.length === 1 ? "field" : "fields"} that the document has no place for</summary>
            <dl className="mt-1 grid max-w-md grid-cols-[auto_minmax(0,1fr)] gap-x-3">
              {doc.unmapped.map(({ path, value }, index) => (
                // The same path may come twice.
                <div key={`${index} ${path}`} className="contents">
                  <dt className="font-mono">{path}</dt>
                  <dd className="break-words">{value}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
      <dl className="ml-auto grid grid-cols-[auto_auto] items-baseline gap-x-6 gap-y-1">
        {rows.map((row) => (
          <div key={row.path} className="contents">
            <dt className="text-muted-foreground">{row.label}</dt>
            <dd className="amount">
              <EditableValue path={row.path} value={row.value} isAmount>{formatAmount(row.value)}</EditableValue>
            </dd>
          </div>
        ))}
        <dt className="font-semibold">Total</dt>
        <dd className="amount text-lg font-semibold">
          <span className="mr-1.5 inline-block text-xs font-normal text-muted-foreground"><EditableValue path="currency" value={doc.currency} /></span>
          <EditableValue path="total" value={doc.total} isAmount>{formatAmount(doc.total)}</EditableValue>
        </dd>
        {doc.currencyRate !== null && (
          <>
            <dt className="text-muted-foreground">Rate</dt>
            <dd className="amount"><EditableValue path="currencyRate" value={doc.currencyRate} isAmount /></dd>
          </>
        )}
      </dl>
    </div>
  );
}

function textAt(document: SalesDocument, path: string): string | null {
  let here: unknown = document;
  for (const key of path.split(".")) here = (here as { [key: string]: unknown } | null | undefined)?.[key];
  return here === null || here === undefined ? null : String(here);
}
