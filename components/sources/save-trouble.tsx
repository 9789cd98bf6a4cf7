import { useTranslations } from "next-intl";
import { type SourceRefusal, sourceRefusal } from "./source-refusal.ts";

/** Why a form was not saved. Always there, so that screen readers notice what appears in it. */
export function SaveTrouble({ refusal }: { refusal: SourceRefusal | null }) {
  const t = useTranslations();
  return (
    <div role="alert" className="empty:hidden">
      {refusal !== null && <p className="rounded-md bg-error-soft px-3 py-2 text-error-fg">{sourceRefusal(t, refusal)}</p>}
    </div>
  );
}
