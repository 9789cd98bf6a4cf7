"use client";

import { restoreRevisionAction } from "#lib/review/actions.ts";
import type { Translate } from "#messages/translate.ts";
import { paneHref } from "./pane-href.ts";
import { withUndo } from "./undo.ts";

type Corrected = {
  record: { id: string; number: string };
  /** The address of the record. */
  href: string;
  /** The revision that was corrected, and the one that came of it. */
  before: number;
  after: number;
};

/** Which revision an undo has made in place of which, by "record revision": an older undo of the same record builds on it. */
const standsFor = new Map<string, number>();

/** For the message of a correction: its undo gives the record the document of the revision before, unless somebody has changed it since. */
export function withRestore(t: Translate, { record, href, before, after }: Corrected) {
  const at = (revision: number) => `${record.id} ${revision}`;
  return withUndo(t, {
    undo: () => restoreRevisionAction({ recordId: record.id, revision: standsFor.get(at(after)) ?? after, restore: before, isUndo: true, reason: t("records.withRestore.takenBack", { revision: after }) }),
    done: ({ revision, movesValue }) => {
      standsFor.set(at(before), revision);
      return { title: t("records.restoreButton.asItWas", { number: record.number, revision: before }), more: movesValue ? t("records.withRestore.somebodyElse") : undefined };
    },
    afterwards: { what: t("records.withRestore.afterwards", { number: record.number, revision: before }), href: paneHref(href, "history") },
  });
}
