"use client";

import { toNestErrors } from "@hookform/resolvers";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useMemo, useRef } from "react";
import { type FieldValues, FormProvider, type Resolver, useForm } from "react-hook-form";
import { issuesOf } from "#components/records/issues-of.ts";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { isAmong, type Kind, tradeKinds } from "#lib/canonical/kinds.ts";
import { enterRecordAction } from "#lib/intake/actions.ts";
import type { Translate } from "#messages/translate.ts";
import { EntryField } from "./entry-field.tsx";
import { footFields, gridOf, headFields } from "./entry-fields.ts";
import { EntryLines } from "./entry-lines.tsx";
import { findProblems, sentence } from "./entry-problems.ts";
import { EntryTotals } from "./entry-totals.tsx";
import { blankValues, type EntryDefaults, toDocument, valueOf } from "./entry-values.ts";
import { type EntryDraft, useEntryDraft } from "./use-entry-draft.ts";

type EntryFormProps = { kind: Kind; start: EntryDefaults; person: string };

/** Enters one record by hand. What is typed is kept over a reload and through every refusal, until it is saved. */
export function EntryForm({ kind, start, person }: EntryFormProps) {
  const { draft, keep, forget, clear } = useEntryDraft(kind, person);
  if (draft === null) return <Skeleton className="m-4 h-80 lg:m-6" />;
  return <Entry key={draft.entryId} kind={kind} start={start} draft={draft} keep={keep} forget={forget} clear={clear} />;
}

type EnterRefused = Extract<Awaited<ReturnType<typeof enterRecordAction>>, { ok: false }>["error"] | { code: "no-answer" };

type EntryProps = Omit<EntryFormProps, "person"> & Omit<ReturnType<typeof useEntryDraft>, "draft"> & { draft: EntryDraft };

function Entry({ kind, start, draft: { entryId, values: kept }, keep, forget, clear }: EntryProps) {
  const t = useTranslations();
  const router = useRouter();
  const element = useRef<HTMLFormElement>(null);
  const resolver = useMemo(() => resolverOf(t, kind), [t, kind]);
  const form = useForm<FieldValues>({ defaultValues: kept ?? blankValues(kind, start), resolver, shouldFocusError: false });
  const { handleSubmit, setError, subscribe, formState } = form;
  const grid = gridOf(kind);
  const foot = footFields(kind);
  const isPriced = isAmong(tradeKinds, kind);

  useEffect(() => subscribe({ formState: { values: true }, callback: ({ values }) => keep(entryId, values) }), [subscribe, keep, entryId]);

  const focusWrong = () => requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  const show = (problems: readonly { path: string; message: string }[]) => {
    for (const { path, message } of problems) setError(path, { type: "refused", message });
    const unplaced = problems.find(({ path }) => valueOf(form.getValues(), path) === undefined);
    if (unplaced !== undefined) tell.error(unplaced.message);
    focusWrong();
  };
  const refuse = (refusal: EnterRefused) => {
    if (refusal.code === "entered-already") {
      tell.info(t("entry.entryForm.savedAlready"));
      if (refusal.recordId !== null) router.push(`/records/${refusal.recordId}`);
    } else if (refusal.code === "invalid") show(issuesOf(refusal).map(({ path, message }) => ({ path, message: /^[a-z]/.test(message) ? sentence(t, message) : message })));
    else tell.error(refusalText(t, refusal));
  };
  const send = async (values: FieldValues) => {
    const outcome = await enterRecordAction({ entryId, kind, document: toDocument(kind, values) }).catch(() => ({ ok: false, error: { code: "no-answer" } }) as const);
    if (!outcome.ok) return refuse(outcome.error);
    clear();
    tell.success(t("entry.entryForm.saved", { kind: t(`format.kinds.${kind}`) }), { description: t("entry.entryForm.wasChecked") });
    router.push(`/records/${outcome.value.recordId}`);
  };
  const save = () => void handleSubmit(send, () => show(findProblems(t, kind, form.getValues())))();

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || formState.isSubmitting) return;
    event.preventDefault();
    // What is typed in a look-up counts once it is left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    save();
  });
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  return (
    <FormProvider {...form}>
      <form
        ref={element}
        noValidate
        aria-label={t("entry.entryForm.title", { kind: t(`format.kinds.${kind}`).toLowerCase() })}
        // It is saved on purpose, by its button or Ctrl Enter: never by an Enter in one of its many fields.
        onSubmit={(event) => event.preventDefault()}
      >
        <div className="grid gap-x-4 gap-y-3 px-4 pt-1 pb-4 sm:grid-cols-2 lg:grid-cols-4 lg:px-6">
          {headFields(kind).map((field) => (
            <EntryField key={field.path} field={field} kind={kind} baseCurrency={start.baseCurrency} />
          ))}
        </div>
        {grid !== null && <EntryLines kind={kind} grid={grid} hasAmounts={isPriced} baseCurrency={start.baseCurrency} />}
        {foot.length > 0 && (
          <div className="flex flex-wrap items-end gap-4 px-4 py-4 lg:px-6">
            <div className="grid flex-1 grid-cols-2 items-start gap-x-4 gap-y-3 max-sm:basis-full sm:max-w-2xl sm:grid-cols-4">
              {foot.map((field) => (
                <EntryField key={field.path} field={field} kind={kind} baseCurrency={start.baseCurrency} />
              ))}
            </div>
            {isPriced && <EntryTotals kind={kind} />}
          </div>
        )}
        <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t bg-background/95 px-4 py-3 backdrop-blur-sm max-sm:bottom-15 lg:px-6">
          <Button onClick={save} isPending={formState.isSubmitting} aria-keyshortcuts="Control+Enter">
            {t("entry.entryForm.save")} <Kbd className="border-current/30 bg-transparent text-current max-lg:hidden">Ctrl Enter</Kbd>
          </Button>
          <Button variant="outline" onClick={forget}>
            {t("entry.entryForm.startOver")}
          </Button>
          <p className="text-xs text-muted-foreground max-sm:hidden">{t("entry.entryForm.howChecked")}</p>
        </div>
      </form>
    </FormProvider>
  );
}

function resolverOf(t: Translate, kind: Kind): Resolver<FieldValues> {
  return (values, _context, options) => {
    const problems = findProblems(t, kind, values);
    if (problems.length === 0) return { values, errors: {} };
    return { values: {}, errors: toNestErrors(Object.fromEntries(problems.map(({ path, message }) => [path, { type: "invalid", message }])), options) };
  };
}
