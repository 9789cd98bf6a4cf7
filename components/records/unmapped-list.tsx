import { useTranslations } from "next-intl";
import type { DocumentOf } from "#lib/canonical/document.ts";

/** What the source sent that the document has no place for. */
export function UnmappedList({ unmapped }: Pick<DocumentOf, "unmapped">) {
  const t = useTranslations();
  if (unmapped.length === 0) return null;
  return (
    <details className="text-xs text-muted-foreground">
      <summary className="w-fit hover:text-foreground">
        {t("records.unmappedList.more", { count: unmapped.length })}
      </summary>
      <dl className="mt-1 grid max-w-md grid-cols-[auto_minmax(0,1fr)] gap-x-3">
        {unmapped.map(({ path, value }, index) => (
          // The same path may come twice.
          <div key={`${index} ${path}`} className="contents">
            <dt className="font-mono">{path}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
