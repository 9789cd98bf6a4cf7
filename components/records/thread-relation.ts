import type { Messages } from "next-intl";
import { isAmong, type Kind, orderKinds } from "#lib/canonical/kinds.ts";
import type { ScreenPart } from "#lib/review/record-screen.ts";
import type { Translate } from "#messages/translate.ts";

type Related = Pick<ScreenPart, "id" | "number" | "kind" | "parentId" | "part">;
type Shown = { id: string; kind: Kind };

const does: Partial<globalThis.Record<Kind, keyof Messages["records"]["threadRelation"]["about"]>> = { credit_note: "credits", delivery_order: "delivers", payment: "pays" };

/** How a record of a business stands to the one that is shown: "credits this", "what this pays", "part 2 of the order". */
export function relationText(t: Translate, part: Related & Pick<ScreenPart, "relation">, shown: Shown, thread: readonly Related[]): string {
  if (part.relation === "after") return about(t, part, null);
  if (part.relation === "before") {
    const verb = does[shown.kind];
    return verb === undefined || shown.kind === part.kind ? t("records.threadRelation.partBefore") : t(`records.threadRelation.before.${verb}`);
  }
  const parent = part.parentId === null ? undefined : thread.find((other) => other.id === part.parentId);
  return parent === undefined ? t("records.threadRelation.sameOrder") : about(t, part, parent.number);
}

/** `number` is the other document's; null: the one that is shown. */
function about(t: Translate, { kind, part }: Related, number: string | null): string {
  const what = number ?? t("records.threadRelation.this");
  const verb = does[kind];
  if (verb !== undefined) return t(`records.threadRelation.about.${verb}`, { what });
  if (isAmong(orderKinds, kind) && part !== null) return t("records.threadRelation.partOf", { part, order: number ?? t("records.threadRelation.thisOrder") });
  return t("records.threadRelation.follows", { what });
}
