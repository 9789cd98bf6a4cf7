/** The entry of an item's stock at a location in `Facts`. */
export function stockEntry(itemCode: string, location: string): string {
  return `${itemCode} ${location}`;
}
