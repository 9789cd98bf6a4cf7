"use client";

import { useTranslations } from "next-intl";
import { formatInstant } from "#components/format/time.ts";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { LedgerKind } from "#lib/wiring.ts";
import type { Translate } from "#messages/translate.ts";
import { productWords } from "./product-words.ts";

export type PlaceDraft = { kind: LedgerKind; baseUrl: string; book: string; keyId: string; apiKey: string };

type PlaceFieldsProps = {
  draft: PlaceDraft;
  onChange: (draft: PlaceDraft) => void;
  kinds: readonly LedgerKind[];
  hasSecret: boolean;
  secretSet: { at: string; by: string } | null;
  issues: Readonly<Record<string, string>>;
};

/** Which product, where it answers, which book, and the key for it. The secret in use is never shown. */
export function PlaceFields({ draft, onChange, kinds, hasSecret, secretSet, issues }: PlaceFieldsProps) {
  const t = useTranslations();
  const words = productWords(t, draft.kind);
  const choose = (kind: LedgerKind) => {
    const wasUsual = draft.baseUrl === "" || draft.baseUrl === words.baseUrl;
    onChange({ ...draft, kind, baseUrl: wasUsual ? productWords(t, kind).baseUrl : draft.baseUrl });
  };
  const text = (name: "baseUrl" | "book" | "keyId", label: string, hint: string) => (
    <Field id={name} label={label} hint={hint} error={issues[name]}>
      <Input id={name} value={draft[name]} autoComplete="off" spellCheck={false} className="font-mono" onChange={(event) => onChange({ ...draft, [name]: event.target.value })} {...describedBy(name, { hint, error: issues[name] })} />
    </Field>
  );
  return (
    <div className="grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="mb-2 text-xs font-medium text-muted-foreground">{t("connection.placeFields.autocountProduct")}</legend>
        {kinds.map((kind) => (
          <label key={kind} className="flex cursor-pointer items-start gap-2.5 rounded-md border px-3 py-2 hover:bg-accent has-checked:border-primary has-checked:bg-primary-soft has-focus-visible:outline-2">
            <input type="radio" name="kind" value={kind} checked={draft.kind === kind} onChange={() => choose(kind)} className="mt-0.5 accent-primary" />
            <span>
              <span className="block font-medium">{productWords(t, kind).name}</span>
              <span className="block text-muted-foreground">{productWords(t, kind).text}</span>
            </span>
          </label>
        ))}
        <p className="text-xs text-muted-foreground">{t("connection.placeFields.theseAreDifferentProducts")}</p>
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {text("baseUrl", t("connection.placeFields.address"), words.urlHint)}
        {words.book !== null && text("book", words.book, words.bookHint)}
        {text("keyId", words.keyId, words.where)}
        <Field id="apiKey" label={words.secret} hint={secretHint(t, hasSecret, secretSet)} error={issues.apiKey}>
          <Input
            id="apiKey"
            type="password"
            value={draft.apiKey}
            autoComplete="new-password"
            spellCheck={false}
            placeholder={hasSecret ? t("connection.placeFields.staysAs") : ""}
            onChange={(event) => onChange({ ...draft, apiKey: event.target.value })}
            {...describedBy("apiKey", { hint: true, error: issues.apiKey })}
          />
        </Field>
      </div>
    </div>
  );
}

function secretHint(t: Translate, hasSecret: boolean, secretSet: { at: string; by: string } | null): string {
  if (!hasSecret) return t("connection.placeFields.itIsStoredSealed");
  if (secretSet === null) return t("connection.placeFields.oneIsSet");
  return t("connection.placeFields.setOn", { at: formatInstant(secretSet.at), by: secretSet.by });
}
