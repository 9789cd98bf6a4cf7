import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import type { Reference } from "#lib/canonical/core.ts";
import type { ScreenPart } from "#lib/review/record-screen.ts";
import { findReferred } from "./find-referred.ts";

export type KnownRecord = Pick<ScreenPart, "id" | "externalId" | "number" | "kind" | "docNo">;

/** Another document that this one names; a link where it is here. */
export function ReferenceText({ reference, thread }: { reference: Reference; thread: readonly KnownRecord[] }) {
  const t = useTranslations();
  const known = findReferred(reference, thread);
  const name = reference.number ?? reference.docNo ?? reference.externalId ?? t("records.referenceText.noNumber");
  if (known === null) return <span className="font-medium">{name}</span>;
  return (
    <Link href={`/records/${known.id}`} className="font-medium text-primary-text underline underline-offset-4">
      {reference.number ?? known.number}
    </Link>
  );
}
