const MAX_KEPT_ANSWER_BYTES = 4096;

/** The beginning of an answer, as a posting's history can hold it. */
export function keptAnswer(text: string): string {
  // Streaming leaves out a character that the cut goes through.
  const kept = new TextDecoder().decode(Buffer.from(text).subarray(0, MAX_KEPT_ANSWER_BYTES), { stream: true });
  // PostgreSQL cannot store a NUL character, and an answer that cannot be stored must not undo the posting's history.
  return kept.replaceAll("\0", "\uFFFD");
}
