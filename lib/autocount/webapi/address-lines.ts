const LINES = 4;
const LENGTH = 40;

/**
 * An address as the desktop's four lines of 40 characters (other-apis F.2), broken between words where a line is longer; null
 * where it does not fit. Nothing is ever cut.
 */
export function addressLines(address: string | null): string[] | null {
  const lines = (address ?? "").split("\n").map((line) => line.trim()).filter((line) => line !== "").flatMap(wrap);
  return lines.length <= LINES && lines.every((line) => line.length <= LENGTH) ? lines : null;
}

function wrap(line: string): string[] {
  const wrapped: string[] = [];
  let current = "";
  for (const word of line.split(/\s+/)) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (longer.length <= LENGTH) current = longer;
    else {
      if (current !== "") wrapped.push(current);
      current = word;
    }
  }
  return [...wrapped, current];
}
