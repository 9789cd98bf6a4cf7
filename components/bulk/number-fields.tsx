"use client";

import { Download, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { formatCount, formatMoney } from "#components/format/money.ts";
import { useKeptFields } from "#components/records/use-kept-fields.ts";
import { Button, buttonVariants } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { AskedBulk } from "#lib/bulk/ask-bulk.ts";
import type { NumbersRead } from "#lib/exports/numbers-sheet.ts";
import { numbersNote, sendNumbers } from "./send-numbers.ts";

type NumberFieldsProps = { asked: AskedBulk; /** What is typed outlives the dialog and a reload under this key. */ keptAs: string; read: NumbersRead | null; error: string | null; onChange: () => void };

const nothing: Readonly<Record<string, string>> = {};

/** The number that each document got in AutoCount: typed beside it, or brought back on the sheet that went out. */
export function NumberFields({ asked: { runId, total, items }, keptAs, read: first, error, onChange }: NumberFieldsProps) {
  const t = useTranslations();
  const [sheet, setSheet] = useState(new Map(first?.numbers.map((one) => [one.id, one])));
  const [typed, type, forget] = useKeptFields<Readonly<Record<string, string>>>(keptAs, nothing);
  const [note, setNote] = useState(first === null ? null : numbersNote(t, first));
  const file = useRef<HTMLInputElement>(null);
  const numberOf = (id: string) => typed[id] ?? sheet.get(id)?.docNo ?? "";
  const ids = new Set([...items.map(({ recordId }) => recordId), ...sheet.keys()]);
  const numbers = [...ids].flatMap((id) => {
    const docNo = numberOf(id).trim();
    const read = sheet.get(id);
    // What is typed over is of the record as it is on screen, not as it was on the sheet.
    return docNo === "" ? [] : [{ id, docNo, ...(read?.docNo === docNo && { revision: read.revision }) }];
  });
  const choose = async (chosen: File | null | undefined) => {
    if (!chosen) return;
    onChange();
    const read = await sendNumbers(t, chosen);
    if (file.current !== null) file.current.value = "";
    if ("refused" in read) return setNote(read.refused);
    setSheet(new Map(read.numbers.map((one) => [one.id, one])));
    forget();
    const known = new Set(items.map(({ recordId }) => recordId));
    const strange = total > items.length ? 0 : read.numbers.filter(({ id }) => !known.has(id)).length;
    setNote([t("bulk.numberFields.numbersRead", { count: read.numbers.length, name: chosen.name }), strange === 0 ? null : t("bulk.numberFields.notAmongThese", { strange: formatCount(strange) }), numbersNote(t, read)].filter(Boolean).join(" "));
  };
  return (
    <div className="grid min-w-0 gap-3">
      <div className="flex flex-wrap gap-2">
        <a href={`/api/by-hand?run=${runId}`} download className={buttonVariants({ variant: "outline", size: "sm" })}>
          <Download aria-hidden /> {t("bulk.numberFields.download")}
        </a>
        <Button variant="outline" size="sm" onClick={() => file.current?.click()}>
          <Upload aria-hidden /> {t("bulk.numberFields.takeFromSheet")}
        </Button>
        <input ref={file} type="file" accept=".xlsx,.csv" aria-label={t("bulk.numberFields.sheet")} className="sr-only" tabIndex={-1} onChange={(event) => void choose(event.target.files?.[0])} />
      </div>
      {note !== null && <p role="status" className="text-muted-foreground">{note}</p>}
      <ul className="max-h-72 divide-y overflow-y-auto rounded-md border" aria-label={t("bulk.numberFields.numbers")}>
        {items.map(({ recordId, number, partyName, currency, total: worth }) => (
          <li key={recordId} className="grid grid-cols-[minmax(0,1fr)_9.5rem] items-center gap-3 px-3 py-1.5">
            <label htmlFor={`number-${recordId}`} className="min-w-0">
              <span className="block truncate font-medium">{number}</span>
              <span className="block truncate text-xs text-muted-foreground">{[partyName, currency === "" ? "" : formatMoney(worth, currency)].filter(Boolean).join(" · ")}</span>
            </label>
            <Input
              id={`number-${recordId}`}
              value={numberOf(recordId)}
              maxLength={30}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              placeholder={t("bulk.numberFields.numberThere")}
              onChange={(event) => {
                onChange();
                type(recordId, event.target.value);
              }}
            />
          </li>
        ))}
      </ul>
      {total > items.length && <p className="text-muted-foreground">{t("bulk.numberFields.firstShown", { shown: formatCount(items.length), total: formatCount(total) })}</p>}
      <p className="text-muted-foreground">{numbers.length === 0 ? t("bulk.numberFields.noneGiven") : t("bulk.numberFields.given", { given: formatCount(numbers.length), total: formatCount(total) })}</p>
      {error !== null && <p role="alert" className="text-error-fg">{error}</p>}
      <input type="hidden" name="numbers" value={JSON.stringify(numbers)} />
    </div>
  );
}
