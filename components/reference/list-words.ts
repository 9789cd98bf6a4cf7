import type { ListField, ReferenceList } from "#lib/reference/lists.ts";
import type { en } from "#messages/en.ts";
import type { Translate } from "#messages/translate.ts";

type Texts = (typeof en)["reference"];

/** What a field is called on screen. In files it has its own label, by which it is found again. */
export function fieldWord(t: Translate, list: Pick<ReferenceList, "id">, field: Pick<ListField, "name">): string {
  // Each list has fields of its own, which the compiler cannot tell of a list that is only known when it is shown; a test knows them all.
  return t(`reference.fields.${list.id}.${field.name}` as `reference.fields.items.${keyof Texts["fields"]["items"]}`);
}

/** Where a row or a value is from. */
export function originWord(t: Translate, origin: string): string {
  const known = origin as keyof Texts["origins"];
  return t.has(`reference.origins.${known}`) ? t(`reference.origins.${known}`) : origin;
}
