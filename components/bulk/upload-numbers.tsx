"use client";

import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { NumberRead } from "#lib/exports/numbers-sheet.ts";
import { numbersNote, sendNumbers } from "./send-numbers.ts";

const BulkDialog = loadLater(() => import("./bulk-dialog.tsx").then((module) => module.BulkDialog));

/** The sheet comes back with the numbers that AutoCount gave: its records are asked about, whatever the list shows. */
export function UploadNumbers({ queueId }: { queueId: string }) {
  const router = useRouter();
  const [numbers, setNumbers] = useState<readonly NumberRead[] | null>(null);
  const [isReading, setReading] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const choose = async (chosen: File | null | undefined) => {
    if (!chosen) return;
    setReading(true);
    const read = await sendNumbers(chosen);
    setReading(false);
    if (file.current !== null) file.current.value = "";
    if ("refused" in read) return tell.error(read.refused);
    const note = numbersNote(read);
    if (read.numbers.length === 0) return tell.error(`There is no number in ${chosen.name}.`, note === null ? {} : { description: note });
    if (note !== null) tell.success(`${read.numbers.length === 1 ? "1 number is" : `${read.numbers.length} numbers are`} read`, { description: note });
    setNumbers(read.numbers);
  };
  return (
    <>
      <Button variant="outline" isPending={isReading} onClick={() => file.current?.click()}>
        {!isReading && <Upload aria-hidden />} Upload numbers
      </Button>
      <input ref={file} type="file" accept=".xlsx,.csv" aria-label="Sheet with numbers from AutoCount" className="sr-only" tabIndex={-1} onChange={(event) => void choose(event.target.files?.[0])} />
      {numbers !== null && (
        <BulkDialog
          queueId={queueId}
          act="by-hand"
          selection={{ by: "rows", records: numbers.map(({ id, revision }) => ({ id, revision })) }}
          numbers={numbers}
          people={[]}
          onClose={() => setNumbers(null)}
          onDone={() => router.refresh()}
        />
      )}
    </>
  );
}
