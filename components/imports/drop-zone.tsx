"use client";

import { FileSpreadsheet } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { formatBytes } from "#components/format/money.ts";
import { cn } from "#components/ui/cn.ts";
import { fileLimits } from "#lib/files/limits.ts";

/** A file input as large as its frame: it takes a file that is dropped on it by itself. */
export function DropZone({ file, isBusy, onFile }: { file: File | null; isBusy: boolean; onFile: (file: File | null | undefined) => void }) {
  const t = useTranslations();
  const [isOver, setOver] = useState(false);
  return (
    <div
      className={cn(
        "relative flex flex-col items-center gap-1.5 rounded-lg border-2 border-dashed px-4 py-8 text-center focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-ring",
        isOver ? "border-primary bg-primary-soft" : "border-input",
      )}
    >
      <FileSpreadsheet className="size-7 text-muted-foreground" aria-hidden />
      <span className="font-medium [overflow-wrap:anywhere]">{file ? `${file.name} (${formatBytes(file.size)})` : t("imports.dropZone.dropAFileHere")}</span>
      <span className="text-xs text-muted-foreground">{t("imports.dropZone.csvOrExcelXlsx", { rows: fileLimits.rows.toLocaleString("en") })}</span>
      <input
        type="file"
        aria-label={t("imports.dropZone.file")}
        accept=".csv,.tsv,.txt,.xlsx"
        disabled={isBusy}
        className="absolute inset-0 cursor-pointer opacity-0"
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={(event) => onFile(event.target.files?.[0])}
      />
    </div>
  );
}
