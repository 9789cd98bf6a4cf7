"use client";

import { type AskedLine, type AskedParty, CodeLookup } from "#components/records/code-lookup.tsx";
import { cn } from "#components/ui/cn.ts";
import { Input } from "#components/ui/input.tsx";
import type { ItemCandidate } from "#lib/reference/rank.ts";
import type { GridColumn } from "./grid-column.ts";

/** What is to be said of a cell beside its text. */
export type CellMarks = {
  /** Why it cannot stay like this. */
  error?: string | undefined;
  /** What stood in it before. */
  old?: string | undefined;
  isChanged?: boolean;
  /** A finding is about it. */
  isFound?: boolean;
  /** What stands there as long as it is empty. */
  placeholder?: string | undefined;
};

type GridCellProps = {
  column: GridColumn;
  text: string;
  label: string;
  /** "<row>:<column>": by it the grid finds the cell. */
  place: string;
  /** The one cell of the grid that Tab reaches. */
  isCurrent: boolean;
  marks: CellMarks;
  errorId: string;
  baseCurrency: string;
  /** The line of a stored record, for what is suggested for it. */
  line?: AskedLine | undefined;
  /** Whom a document is for that is not stored yet. */
  party?: AskedParty | undefined;
  /** The item of the row, whose units there are to choose, with its stock and tax code. */
  itemCode: string;
  onText: (text: string) => void;
  onItem: (item: ItemCandidate) => void;
};

/** One cell: always a field, so that a key, a voice or an input method can type into it wherever it stands. */
export function GridCell({ column, text, label, place, isCurrent, marks, errorId, baseCurrency, line, party, itemCode, onText, onItem }: GridCellProps) {
  const { type, choices } = column;
  const control = {
    "data-cell": place,
    tabIndex: isCurrent ? 0 : -1,
    "aria-invalid": marks.error === undefined ? undefined : (true as const),
    "aria-describedby": marks.error === undefined ? undefined : errorId,
    className: cn(marks.isChanged && "border-primary bg-primary-soft", marks.isFound && "outline outline-held/60", marks.error !== undefined && "border-error"),
  };
  const className = cn("w-full px-1.5 shadow-none", type === "amount" && "text-right tabular-nums", control.className);
  if (type === "choice") {
    return (
      <select aria-label={label} {...control} value={text} onChange={(event) => onText(event.target.value)} className={cn("control h-8", className)}>
        {(choices ?? []).map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  }
  if (type !== "text" && type !== "amount") {
    return (
      <CodeLookup
        isCell
        type={type}
        label={label}
        value={text}
        baseCurrency={baseCurrency}
        placeholder={marks.placeholder ?? ""}
        line={line}
        party={party}
        itemCode={itemCode}
        control={{ ...control, className: cn(control.className, "px-1.5 pr-1.5 shadow-none") }}
        onChange={({ code, item }) => (item === undefined ? onText(code) : onItem(item))}
      />
    );
  }
  return (
    <Input
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      inputMode={type === "amount" ? "decimal" : undefined}
      placeholder={marks.placeholder}
      {...control}
      value={text}
      onChange={(event) => onText(event.target.value)}
      className={className}
    />
  );
}
