/**
 * A cell for a file that people open in a spreadsheet: what would be taken for a formula (=, +, -, @, tab or line break
 * first) gets an apostrophe in front. Numbers stay as they are, also negative ones.
 */
export function neutralise(cell: string): string {
  if (/^[+-]?(\d{1,3}(,\d{3})+|\d+)?([.,]\d+)?%?$/.test(cell) && /\d/.test(cell)) return cell;
  return /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? `'${cell}` : cell;
}
