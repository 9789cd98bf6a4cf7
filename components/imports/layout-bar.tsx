"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { FileLayout, LayoutChoice } from "#lib/files/layout.ts";
import { chooseLayoutAction } from "#lib/imports/actions.ts";
import type { Translate } from "#messages/translate.ts";
import { useImportAction } from "./use-import-action.ts";

const encodingNames = (t: Translate): Readonly<Record<string, string>> => ({ "utf-8": "UTF-8", "utf-16le": "UTF-16", "utf-16be": t("imports.layoutBar.encodingNames.utf16be"), "windows-1252": t("imports.layoutBar.encodingNames.windows1252"), gb18030: t("imports.layoutBar.encodingNames.gb18030"), big5: t("imports.layoutBar.encodingNames.big5") });
const delimiterNames = (t: Translate): Readonly<Record<string, string>> => ({ ",": t("imports.layoutBar.delimiterNames.comma"), ";": t("imports.layoutBar.delimiterNames.semicolon"), "\t": t("imports.layoutBar.delimiterNames.tab"), "|": t("imports.layoutBar.delimiterNames.bar") });

type LayoutBarProps = { importId: string; revision: number; layout: FileLayout };

/** How the file is read, and where that was found out wrongly, how it should be. */
export function LayoutBar({ importId, revision, layout }: LayoutBarProps) {
  const t = useTranslations();
  const { call, isPending, trouble } = useImportAction(chooseLayoutAction);
  const [headerRow, setHeaderRow] = useState(String(layout.headerRow));
  // What stands stays chosen; another sheet or separator has its header row elsewhere.
  const kept: LayoutChoice = {
    ...(layout.encoding ? { encoding: layout.encoding } : {}),
    ...(layout.delimiter ? { delimiter: layout.delimiter } : {}),
    ...(layout.sheet ? { sheet: layout.sheet } : {}),
  };
  const choose = (choice: LayoutChoice) => call({ importId, revision, choice: { ...kept, ...choice } });
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-end gap-3">
        {layout.format === "xlsx" && (
          <Field id="sheet" label={t("imports.layoutBar.sheet")}>
            <Select id="sheet" value={layout.sheet ?? ""} disabled={isPending} onChange={(event) => choose({ sheet: event.target.value })}>
              {layout.sheets.map(({ name, isHidden }) => (
                <option key={name} value={name}>
                  {name}
                  {isHidden ? t("imports.layoutBar.hidden") : ""}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {layout.format === "csv" && (
          <>
            <Field id="delimiter" label={t("imports.layoutBar.separator")}>
              <Select id="delimiter" value={layout.delimiter ?? ","} disabled={isPending} onChange={(event) => choose({ delimiter: event.target.value as NonNullable<LayoutChoice["delimiter"]> })}>
                {Object.entries(delimiterNames(t)).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            </Field>
            <Field id="encoding" label={t("imports.layoutBar.encoding")}>
              <Select id="encoding" value={layout.encoding ?? "utf-8"} disabled={isPending} onChange={(event) => choose({ encoding: event.target.value as NonNullable<LayoutChoice["encoding"]> })}>
                {Object.entries(encodingNames(t)).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            </Field>
          </>
        )}
        <Field id="header-row" label={t("imports.layoutBar.columnsNamesInRow")}>
          <span className="flex gap-1.5">
            <Input id="header-row" type="number" min={1} max={1000} className="w-20" value={headerRow} onChange={(event) => setHeaderRow(event.target.value)} />
            {headerRow !== String(layout.headerRow) && (
              <Button variant="outline" isPending={isPending} onClick={() => choose({ headerRow: Math.max(1, Number.parseInt(headerRow, 10) || 1) })}>
                {t("imports.layoutBar.readAgain")}
              </Button>
            )}
          </span>
        </Field>
      </div>
      {!layout.isEncodingSure && <p className="text-xs text-held-fg">{t("imports.layoutBar.theEncodingIsOnlyLikely")}</p>}
      {trouble && (
        <p role="alert" className="text-xs text-error-fg">
          {trouble}
        </p>
      )}
    </div>
  );
}
