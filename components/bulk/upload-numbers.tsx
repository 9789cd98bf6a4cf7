"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { NumbersRead } from "#lib/exports/numbers-sheet.ts";
import { numbersNote, sendNumbers } from "./send-numbers.ts";

const BulkDialog = loadLater(() => import("./bulk-dialog.tsx").then((module) => module.BulkDialog));

/** The sheet comes back with the numbers that AutoCount gave: its records are asked about, whatever the list shows. */
export function UploadNumbers({ queueId }: { queueId: string }) {
  const t = useTranslations();
  const router = useRouter();
  const [sheet, setSheet] = useState<NumbersRead | null>(null);
  const [isReading, setReading] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const choose = async (chosen: File | null | undefined) => {
    if (!chosen) return;
    setReading(true);
    const read = await sendNumbers(t, chosen);
    setReading(false);
    if (file.current !== null) file.current.value = "";
    if ("refused" in read) return tell.error(read.refused);
    const note = numbersNote(t, read);
    if (read.numbers.length === 0) return tell.error(t("bulk.uploadNumbers.noNumber", { name: chosen.name }), note === null ? {} : { description: note });
    setSheet(read);
  };
  return (
    <>
      <Button variant="outline" isPending={isReading} onClick={() => file.current?.click()}>
        {!isReading && <Upload aria-hidden />} {t("bulk.uploadNumbers.upload")}
      </Button>
      <input ref={file} type="file" accept=".xlsx,.csv" aria-label={t("bulk.uploadNumbers.sheet")} className="sr-only" tabIndex={-1} onChange={(event) => void choose(event.target.files?.[0])} />
      {sheet !== null && (
        <BulkDialog
          queueId={queueId}
          act="by-hand"
          selection={{ by: "rows", records: sheet.numbers.map(({ id, revision }) => ({ id, revision })) }}
          sheet={sheet}
          people={[]}
          onClose={() => setSheet(null)}
          onDone={() => router.refresh()}
        />
      )}
    </>
  );
}
