"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";

type Row = Readonly<Record<string, string>>;
type CodeTableProps = {
  /** The setting it is: "taxCodes". */
  name: string;
  title: string;
  add: string;
  columns: Readonly<Record<string, string>>;
  rows: readonly Row[];
  issues: Readonly<Record<string, string>>;
  onChange: (rows: Row[]) => void;
};

/** A small table that is typed into: one row, one pair of words. */
export function CodeTable({ name, title, add, columns, rows, issues, onChange }: CodeTableProps) {
  const t = useTranslations();
  const names = Object.keys(columns);
  const set = (at: number, column: string, value: string) => onChange(rows.map((row, index) => (index === at ? { ...row, [column]: value } : row)));
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1 text-xs font-medium text-muted-foreground">{title}</legend>
      {rows.length > 0 && (
        <div className="flex gap-2 pr-9 text-xs text-muted-foreground" aria-hidden>
          {names.map((column) => (
            <span key={column} className="min-w-0 flex-1">{columns[column]}</span>
          ))}
        </div>
      )}
      {rows.map((row, at) => {
        const wrong = names.map((column) => issues[`settings.${name}.${at}.${column}`]).find((issue) => issue !== undefined);
        return (
          // Rows have no name of their own: the order in which they stand is what they are.
          <div key={at} className="grid gap-1">
            <div className="flex gap-2">
              {names.map((column) => (
                <Input
                  key={column}
                  aria-label={t("connection.codeTable.row", { title, at: at + 1, column: columns[column] ?? column })}
                  aria-invalid={issues[`settings.${name}.${at}.${column}`] !== undefined || undefined}
                  value={row[column] ?? ""}
                  autoComplete="off"
                  spellCheck={false}
                  inputMode={column === "rate" ? "decimal" : undefined}
                  className="min-w-0 flex-1 font-mono"
                  onChange={(event) => set(at, column, event.target.value)}
                />
              ))}
              <Button variant="ghost" size="icon-sm" aria-label={t("connection.codeTable.removeRow", { at: at + 1, title })} onClick={() => onChange(rows.filter((_, index) => index !== at))}>
                <X aria-hidden />
              </Button>
            </div>
            {wrong !== undefined && <p role="alert" className="text-xs text-error-fg">{wrong}</p>}
          </div>
        );
      })}
      <Button variant="outline" size="sm" className="justify-self-start" onClick={() => onChange([...rows, Object.fromEntries(names.map((column) => [column, ""]))])}>
        <Plus aria-hidden />
        {add}
      </Button>
    </fieldset>
  );
}
