"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { tellFixed } from "#components/fixes/tell-fixed.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { createItemAction } from "#lib/review/actions.ts";
import { CodeLookup, type LookupType } from "../code-lookup.tsx";
import { useDesk, useRecordAction } from "../desk.tsx";
import { issuesOf } from "../issues-of.ts";
import { tell } from "../tell.ts";
import { checkItem, type ItemDraft, type ItemProblems } from "./item-draft.ts";

// Comes after the form: nobody has to wait for it to answer.
const FixPreview = loadLater(() => import("#components/fixes/fix-preview.tsx").then((module) => module.FixPreview));

type CreateItemProps = {
  lineId: string;
  sku: string | null;
  draft: ItemDraft;
  /** Other held records that wait for the same SKU. */
  sameSku: number;
  baseCurrency: string;
};

type FormField = { name: keyof ItemDraft; label: string; hint?: string; lookup?: LookupType; isAmount?: boolean; className: string };

const fields: readonly FormField[] = [
  { name: "code", label: "Item code", hint: "At most 20 characters", className: "sm:col-span-2" },
  { name: "name", label: "Description", className: "sm:col-span-4" },
  { name: "uom", label: "UOM", className: "sm:col-span-1" },
  { name: "price", label: "Price", isAmount: true, className: "sm:col-span-1" },
  { name: "taxCode", label: "Tax code", lookup: "tax-code", className: "sm:col-span-2" },
  { name: "classification", label: "Classification", hint: "For e-invoices", lookup: "classification", className: "sm:col-span-1" },
  { name: "barcode", label: "Barcode", className: "sm:col-span-1" },
];

/** A new item, filled in from the line that names it, as the answer to "which item is this?". What was typed stays through every refusal. */
export function CreateItem({ lineId, sku, draft: proposed, sameSku, baseCurrency }: CreateItemProps) {
  const t = useTranslations();
  const { record, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [draft, setDraft] = useState(proposed);
  const [problems, setProblems] = useState<ItemProblems>({});
  const [isEverywhere, setIsEverywhere] = useState(sku !== null);
  const [similar, setSimilar] = useState<string[]>([]);
  const idOf = (name: string) => `item-${lineId}-${name}`;

  const set = (name: keyof ItemDraft, value: string) => {
    setDraft((now) => ({ ...now, [name]: value }));
    setProblems((now) => ({ ...now, [name]: undefined }));
  };
  const show = (found: ItemProblems) => {
    setProblems(found);
    const first = fields.find(({ name }) => found[name] !== undefined);
    if (first !== undefined) document.getElementById(idOf(first.name))?.focus();
  };
  const create = () => {
    const found = checkItem(draft);
    if (Object.values(found).some((problem) => problem !== undefined)) return show(found);
    const orNull = (text: string) => (text.trim() === "" ? null : text.trim());
    const item = {
      code: draft.code.trim(), name: draft.name.trim(), uom: draft.uom.trim(), price: orNull(draft.price), barcode: orNull(draft.barcode),
      taxCode: orNull(draft.taxCode), classification: orNull(draft.classification),
    };
    const everywhere = sku !== null && isEverywhere;
    run(
      () => createItemAction({ recordId: record.id, revision: record.revision, lineId, everywhere, similar: everywhere ? similar : [], item }),
      ({ freed, runId }) => {
        fixed();
        const title = `${item.code} will be created in AutoCount`;
        const text = "Before the first document with it is sent.";
        if (runId === null) tell.success(title, { description: text });
        else tellFixed(t, { title, text, asked: sku ?? "the line", freed, runId });
      },
      (refusal) => {
        if (refusal.code === "item-code-taken") show({ code: "This code is taken. Choose another, or choose that item." });
        else if (refusal.code === "invalid") {
          const named = issuesOf(refusal).map(({ path, message }) => [path.replace(/^item\./, ""), message] as const).filter(([name]) => fields.some((field) => field.name === name));
          if (named.length === 0) return false;
          show(Object.fromEntries(named));
        } else return false;
        return true;
      },
    );
  };

  return (
    // onSubmit and not action: React empties the form after an action.
    <form
      noValidate
      aria-label={`Create an item for ${sku ?? "this line"}`}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <div className="grid gap-x-3 gap-y-2.5 sm:grid-cols-6">
        {fields.map(({ name, label, hint, lookup, isAmount, className }) => {
          const id = idOf(name);
          const error = problems[name];
          const described = describedBy(id, { hint, error });
          return (
            <Field key={name} id={id} label={label} hint={hint} error={error} className={`content-start ${className}`}>
              {lookup === undefined ? (
                <Input id={id} name={name} value={draft[name]} autoComplete="off" spellCheck={false} inputMode={isAmount ? "decimal" : undefined} className={isAmount ? "text-right tabular-nums" : ""} onChange={(event) => set(name, event.target.value)} {...described} />
              ) : (
                <CodeLookup type={lookup} label={label} value={draft[name]} baseCurrency={baseCurrency} control={{ id, ...described }} onChange={({ code }) => set(name, code)} />
              )}
            </Field>
          );
        })}
      </div>
      {sku !== null && (
        <label className="flex w-fit items-center gap-2 text-sm">
          <Checkbox checked={isEverywhere} onChange={(event) => setIsEverywhere(event.target.checked)} />
          {sameSku === 0 ? `Remember it: the next order with ${sku} passes` : `Also for the other ${sameSku} held ${sameSku === 1 ? "record" : "records"} with this SKU, and remember it`}
        </label>
      )}
      {sku !== null && isEverywhere && <FixPreview question={{ recordId: record.id, type: "item", at: lineId, target: "", similar }} baseCurrency={baseCurrency} onSimilar={setSimilar} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" isPending={isPending}>
          Create item
        </Button>
        <p className="text-xs text-muted-foreground">It is made in AutoCount before the first document with it is sent. Look among the items first: it may be there under another code.</p>
      </div>
    </form>
  );
}
