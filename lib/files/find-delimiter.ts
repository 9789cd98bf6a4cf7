import Papa from "papaparse";

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** What separates the cells of a text, by which of the usual signs gives most rows the same number of cells. */
export function findDelimiter(head: string): Delimiter {
  const said = head.match(/^sep=(.)\r?\n/i)?.[1];
  const stated = delimiters.find((delimiter) => delimiter === said);
  if (stated) return stated;
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const { data } = new Papa.Parser({ delimiter, preview: 200 }).parse(head, 0, true) as { data: string[][] };
    const widths = data.map((row) => row.length).filter((width) => width > 1);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [width = 0, rows = 0] = [...counts].sort(([a, m], [b, n]) => n * b - m * a)[0] ?? [];
    const score = rows * width;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
