/** What marks a stored document as made from this record, in AutoCount's `ref` (40 characters). */
export function referenceOf(recordId: string): string {
  return `HP:${recordId}`;
}

/** What marks it as made from this content, in AutoCount's `remark4`. */
export function contentMarkOf(digest: string): string {
  return `sha:${digest.slice(0, 16)}`;
}
