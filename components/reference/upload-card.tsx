"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DropZone } from "#components/imports/drop-zone.tsx";
import { Button, buttonVariants } from "#components/ui/button.tsx";
import { Card, CardContent, CardFooter } from "#components/ui/card.tsx";
import { Link } from "#components/ui/link.tsx";
import type { UploadedList } from "#lib/reference/upload-list.ts";
import { sendSpreadsheet } from "./send-spreadsheet.ts";
import { UploadPreview } from "./upload-preview.tsx";

type UploadCardProps = { endpoint: string; back: string; columns: readonly string[]; mayClear: boolean };

/** A spreadsheet for a list: choose it, see what it would change, then change it. Nothing is written before that. */
export function UploadCard({ endpoint, back, columns, mayClear }: UploadCardProps) {
  const t = useTranslations();
  const [file, setFile] = useState<File | null>(null);
  const [clears, setClears] = useState(false);
  const [preview, setPreview] = useState<UploadedList | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const send = async (given: File, clear: boolean, seal?: string) => {
    setBusy(true);
    setTrouble(null);
    const outcome = await sendSpreadsheet(t, `${endpoint}${mayClear ? `&clears=${clear ? "yes" : "no"}` : ""}`, given, seal);
    setBusy(false);
    if ("refused" in outcome) {
      setTrouble(outcome.refused);
      if (outcome.isStale) setPreview(null);
    } else setPreview(outcome);
  };
  const choose = (given: File | null | undefined) => {
    if (!given) return;
    setFile(given);
    setPreview(null);
    void send(given, clears);
  };
  const writes = preview === null ? 0 : preview.added + preview.changed;
  return (
    <div className="grid gap-4 px-4 pb-6 lg:px-6">
      <Card className="max-w-3xl">
        <CardContent className="grid gap-4">
          <DropZone file={file} isBusy={isBusy} onFile={choose} />
          <p className="text-xs text-muted-foreground">{t("reference.uploadCard.columnsThatAreRead", { columns: columns.join(", ") })}</p>
          {mayClear && (
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                checked={clears}
                disabled={isBusy}
                onChange={(event) => {
                  setClears(event.target.checked);
                  if (file !== null) void send(file, event.target.checked);
                }}
              />
              {t("reference.uploadCard.anEmptyCellEmpties")}
            </label>
          )}
          {trouble && (
            <p role="alert" className="rounded-md border border-error/40 bg-error-soft px-3 py-2 text-error-fg">
              {trouble}
            </p>
          )}
        </CardContent>
        {preview !== null && file !== null && (
          <CardFooter>
            {preview.isApplied ? (
              <Link href={back} className={buttonVariants()}>
                {t("reference.uploadCard.showTheList")}
              </Link>
            ) : (
              <Button onClick={() => void send(file, clears, preview.seal)} isPending={isBusy} disabled={writes === 0}>
                {!isBusy && <Upload aria-hidden />}
                {writes === 0 ? t("reference.uploadCard.nothingToChange") : t("reference.uploadCard.writeWrites2", { writes, writes2: writes.toLocaleString("en") })}
              </Button>
            )}
          </CardFooter>
        )}
      </Card>
      {preview !== null && <UploadPreview preview={preview} />}
    </div>
  );
}
