"use client";

import { FileSpreadsheet, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { formatBytes } from "#components/format/money.ts";
import { Button, buttonVariants } from "#components/ui/button.tsx";
import { Card, CardContent, CardFooter } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Link } from "#components/ui/link.tsx";
import { Select } from "#components/ui/select.tsx";
import { fileLimits } from "#lib/files/limits.ts";
import { importKinds } from "#lib/imports/import-kind.ts";
import { DropZone } from "./drop-zone.tsx";
import { importKindWord } from "./import-kind-word.ts";
import { ProgressBar } from "./progress-bar.tsx";
import { sendFile } from "./send-file.ts";

type NewImportProps = { sources: readonly { key: string; name: string; isOwn: boolean }[]; chosen: string | null };

/** Chooses a file, its source and what its documents are, and sends it. */
export function NewImport({ sources, chosen }: NewImportProps) {
  const t = useTranslations();
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [source, setSource] = useState(sources.find(({ key }) => key === chosen)?.key ?? sources.find(({ isOwn }) => isOwn)?.key ?? sources[0]?.key ?? "");
  const [kind, setKind] = useState<string>("invoice");
  const [share, setShare] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const stop = useRef<() => void>(() => {});
  if (sources.length === 0) {
    return (
      <EmptyState icon={FileSpreadsheet} title={t("imports.newImport.thereIsNoSourceYet")} className="border-y bg-card" actions={<Link href="/sources/new" className={buttonVariants()}>{t("imports.newImport.addASource")}</Link>}>
        {t("imports.newImport.recordsOfAFileBelong")}
      </EmptyState>
    );
  }

  const choose = (given: File | null | undefined) => {
    if (!given) return;
    setFile(given);
    setTrouble(given.size > fileLimits.bytes ? t("imports.newImport.hasMoreThan50Mb", { given: given.name, size: formatBytes(given.size) }) : given.size === 0 ? t("imports.newImport.isEmpty", { given: given.name }) : null);
  };
  const send = async () => {
    if (file === null) return setTrouble(t("imports.newImport.chooseAFileFirst"));
    setTrouble(null);
    setShare(0);
    const sending = sendFile(t, file, { source, kind }, setShare);
    stop.current = sending.stop;
    const outcome = await sending.sent;
    if ("importId" in outcome) return router.push(`/imports/${outcome.importId}`);
    setShare(null);
    setTrouble(outcome.refused);
  };
  return (
    <div className="px-4 pb-6 lg:px-6">
      <Card className="max-w-2xl">
        <CardContent className="grid gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field id="source" label={t("imports.newImport.source")} hint={t("imports.newImport.itsFlowMappingAndAliases")}>
              <Select id="source" value={source} onChange={(event) => setSource(event.target.value)} aria-describedby="source-hint">
                {sources.map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
            <Field id="kind" label={t("imports.newImport.itsDocuments")} hint={t("imports.newImport.oneKindAFile")}>
              <Select id="kind" value={kind} onChange={(event) => setKind(event.target.value)} aria-describedby="kind-hint">
                {importKinds.map((value) => (
                  <option key={value} value={value}>
                    {value === "order" ? t("imports.newImport.order") : importKindWord(t, value)}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
          <DropZone file={file} isBusy={share !== null} onFile={choose} />
          {trouble && (
            <p role="alert" className="rounded-md border border-error/40 bg-error-soft px-3 py-2 text-error-fg">
              {trouble}
            </p>
          )}
          {share !== null && <ProgressBar label={share < 1 ? t("imports.newImport.sendingTheFile") : t("imports.newImport.findingOutHow")} share={share} />}
        </CardContent>
        <CardFooter>
          <Button onClick={() => void send()} isPending={share !== null} disabled={file === null || trouble !== null}>
            {share === null && <Upload aria-hidden />}
            {t("imports.newImport.uploadAndMap")}
          </Button>
          {share !== null && share < 1 && (
            <Button variant="outline" onClick={() => stop.current()}>
              {t("imports.newImport.stop")}
            </Button>
          )}
        </CardFooter>
      </Card>
    </div>
  );
}
