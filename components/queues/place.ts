const placeKey = (listId: string) => `holdpoint:place:${listId}`;

/** Remembers where somebody is in a list, so that coming back goes on from there: the row, and those to go to where it is gone. */
export function rememberPlace(listId: string, ...rowIds: readonly string[]): void {
  sessionStorage.setItem(placeKey(listId), rowIds.join(" "));
}

/** The rows to go on from, the first one that is there. */
export function placeIn(listId: string): string[] {
  return sessionStorage.getItem(placeKey(listId))?.split(" ") ?? [];
}
