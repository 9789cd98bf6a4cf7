/**
 * The question for a company's items that hold all of these words, as PostgreSQL's index of words takes it (`item_words`): the company
 * stands in front of each. Words are letters and digits alone, so nothing of them can be taken for an operator. Pure.
 */
export function allWords(company: number, words: readonly string[]): string {
  return words.map((word) => `'${company}:${word}'`).join(" & ");
}
