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
import type { Translate } from "#messages/translate.ts";
import { CodeLookup } from "../code-lookup.tsx";
import type { LookupType } from "../lookup-of.ts";
import { useDesk, useRecordAction } from "../desk.tsx";
import { issuesOf } from "../issues-of.ts";
import { tell } from "../tell.ts";
import { useKeptFields } from "../use-kept-fields.ts";
import { withRestore } from "../with-restore.ts";
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

const fields = (t: Translate): readonly FormField[] => [
  { name: "code", label: t("records.createItem.code"), hint: t("records.createItem.codeHint"), className: "sm:col-span-2" },
  { name: "name", label: t("records.createItem.name"), className: "sm:col-span-4" },
  { name: "uom", label: t("records.createItem.uom"), className: "sm:col-span-1" },
  { name: "price", label: t("records.createItem.price"), isAmount: true, className: "sm:col-span-1" },
  { name: "taxCode", label: t("records.createItem.taxCode"), lookup: "tax-code", className: "sm:col-span-2" },
  { name: "classification", label: t("records.createItem.classification"), hint: t("records.createItem.classificationHint"), lookup: "classification", className: "sm:col-span-1" },
  { name: "barcode", label: t("records.createItem.barcode"), className: "sm:col-span-1" },
];

/** A new item, filled in from the line that names it, as the answer to "which item is this?". What was typed stays through every refusal. */
export function CreateItem({ lineId, sku, draft: proposed, sameSku, baseCurrency }: CreateItemProps) {
  const t = useTranslations();
  const { record, place, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [draft, type, forget] = useKeptFields(`holdpoint:item:${record.id}:${lineId}`, proposed);
  const [problems, setProblems] = useState<ItemProblems>({});
  const [isEverywhere, setIsEverywhere] = useState(sku !== null);
  const [similar, setSimilar] = useState<string[]>([]);
  const idOf = (name: string) => `item-${lineId}-${name}`;

  const set = (name: keyof ItemDraft, value: string) => {
    type(name, value);
    setProblems((now) => ({ ...now, [name]: undefined }));
  };
  const show = (found: ItemProblems) => {
    setProblems(found);
    const first = fields(t).find(({ name }) => found[name] !== undefined);
    if (first !== undefined) document.getElementById(idOf(first.name))?.focus();
  };
  const create = () => {
    const found = checkItem(t, draft);
    if (Object.values(found).some((problem) => problem !== undefined)) return show(found);
    const orNull = (text: string) => (text.trim() === "" ? null : text.trim());
    const item = {
      code: draft.code.trim(), name: draft.name.trim(), uom: draft.uom.trim(), price: orNull(draft.price), barcode: orNull(draft.barcode),
      taxCode: orNull(draft.taxCode), classification: orNull(draft.classification),
    };
    const everywhere = sku !== null && isEverywhere;
    run(
      () => createItemAction({ recordId: record.id, revision: record.revision, lineId, everywhere, similar: everywhere ? similar : [], item }),
      ({ freed, runId, revision: after }) => {
        forget();
        fixed();
        const title = t("records.createItem.willBeCreated", { code: item.code });
        const text = t("records.createItem.beforeFirst");
        if (runId === null) tell.success(title, { description: text, ...withRestore(t, { record, href: place.href, before: record.revision, after }) });
        else tellFixed(t, { title, text, asked: sku ?? t("records.createItem.theLine"), freed, runId, number: record.number, stays: t("records.createItem.stays", { code: item.code }) });
      },
      (refusal) => {
        if (refusal.code === "item-code-taken") show({ code: t("records.createItem.codeTaken") });
        else if (refusal.code === "invalid") {
          const named = issuesOf(refusal).map(({ path, message }) => [path.replace(/^item\./, ""), message] as const).filter(([name]) => fields(t).some((field) => field.name === name));
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
      aria-label={t("records.createItem.title", { sku: sku ?? t("records.createItem.thisLine") })}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <div className="grid gap-x-3 gap-y-2.5 sm:grid-cols-6">
        {fields(t).map(({ name, label, hint, lookup, isAmount, className }) => {
          const id = idOf(name);
          const error = problems[name];
          const described = describedBy(id, { hint, error });
          return (
            <Field key={name} id={id} label={label} hint={hint} error={error} className={`content-start ${className}`}>
              {lookup === undefined ? (
                <Input id={id} name={name} value={draft[name]} autoComplete="off" spellCheck={false} inputMode={isAmount ? "decimal" : undefined} className={isAmount ? "text-right tabular-nums" : ""} onChange={(event) => set(name, event.target.value)} {...described} />
              ) : (
                <CodeLookup type={lookup} label={label} value={draft[name]} baseCurrency={baseCurrency} line={{ recordId: record.id, lineId }} control={{ id, ...described }} onChange={({ code }) => set(name, code)} />
              )}
            </Field>
          );
        })}
      </div>
      {sku !== null && (
        <label className="flex w-fit items-center gap-2 text-sm">
          <Checkbox checked={isEverywhere} onChange={(event) => setIsEverywhere(event.target.checked)} />
          {sameSku === 0 ? t("records.createItem.rememberIt", { sku }) : t("records.createItem.alsoSameSku", { sameSku })}
        </label>
      )}
      {sku !== null && isEverywhere && <FixPreview question={{ recordId: record.id, type: "item", at: lineId, target: "", similar }} baseCurrency={baseCurrency} onSimilar={setSimilar} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" isPending={isPending}>
          {t("records.createItem.create")}
        </Button>
        <p className="text-xs text-muted-foreground">{t("records.createItem.howMade")}</p>
      </div>
    </form>
  );
}
