import { isAmong, type Kind, orderKinds } from "#lib/canonical/kinds.ts";
import type { ScreenPart } from "#lib/review/record-screen.ts";

type Related = Pick<ScreenPart, "id" | "number" | "kind" | "parentId" | "part">;
type Shown = { id: string; kind: Kind };

const does: Partial<globalThis.Record<Kind, string>> = { credit_note: "credits", delivery_order: "delivers", payment: "pays" };

/** How a record of a business stands to the one that is shown: "credits this", "what this pays", "part 2 of the order". */
export function relationText(part: Related & Pick<ScreenPart, "relation">, shown: Shown, thread: readonly Related[]): string {
  if (part.relation === "after") return about(part, "this");
  if (part.relation === "before") {
    const verb = does[shown.kind];
    return verb === undefined || shown.kind === part.kind ? "the part before this" : `what this ${verb}`;
  }
  const parent = part.parentId === null ? undefined : thread.find((other) => other.id === part.parentId);
  return parent === undefined ? "of the same order" : about(part, parent.number);
}

function about({ kind, part }: Related, what: string): string {
  const verb = does[kind];
  if (verb !== undefined) return `${verb} ${what}`;
  if (isAmong(orderKinds, kind) && part !== null) return `part ${part} of ${what === "this" ? "this order" : what}`;
  return `follows ${what}`;
}
