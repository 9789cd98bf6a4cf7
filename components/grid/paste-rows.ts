/**
 * The cells of rows that were copied from a spreadsheet: columns by tabs, rows by line ends; a cell in double quotes may
 * hold both. Null where it is one cell, which the field takes by itself.
 */
export function parsePasted(text: string): string[][] | null {
  const bare = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").replace(/\n$/, "");
  if (!/[\t\n]/.test(bare)) return null;
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell.trim());
    cell = "";
  };
  for (let at = 0; at < bare.length; at += 1) {
    const sign = bare[at] as string;
    if (isQuoted && sign === '"' && bare[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
    else if (sign === "\t" && !isQuoted) endCell();
    else if (sign === "\n" && !isQuoted) {
      endCell();
      rows.push([]);
    } else cell += sign === "\n" ? " " : sign;
  }
  endCell();
  return rows.filter((row) => row.some((one) => one !== ""));
}
