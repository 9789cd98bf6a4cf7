import type { ImportKind } from "#lib/imports/import-kind.ts";
import type { Translate } from "#messages/translate.ts";

/** What the documents of a file are. */
export function importKindWord(t: Translate, kind: ImportKind): string {
  return kind === "order" ? t("imports.importKindWord.order") : t(`format.kinds.${kind}`);
}
