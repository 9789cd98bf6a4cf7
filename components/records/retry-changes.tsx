import { useTranslations } from "next-intl";
import type { OtherReading } from "#lib/review/preview-retry.ts";
import { ChangesTable } from "./changes-table.tsx";

/** The fields in which a document and today's reading of its message differ. */
export function RetryChanges({ other: { changes, left } }: { other: OtherReading }) {
  const t = useTranslations();
  return (
    <>
      <ChangesTable changes={changes} caption={t("records.retryChanges.caption")} />
      {left > 0 && <p className="mt-1 text-xs text-muted-foreground">{t("records.retryChanges.more", { left })}</p>}
    </>
  );
}
