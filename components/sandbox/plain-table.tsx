import type { ReactNode } from "react";

type PlainTableProps = { label: string; head: readonly { label: string; isAmount?: boolean }[]; rows: readonly { key: string; cells: readonly ReactNode[] }[]; foot?: readonly ReactNode[] };

/** A short list that is read, not worked in. */
export function PlainTable({ label, head, rows, foot }: PlainTableProps) {
  const look = (column: number) => (head[column]?.isAmount === true ? "amount tabular-nums" : undefined);
  return (
    <div className="overflow-x-auto border-y bg-card">
      <table className="list" aria-label={label}>
        <thead>
          <tr>{head.map((one, column) => <th key={one.label} scope="col" className={look(column)}>{one.label}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>{cells.map((cell, column) => <td key={head[column]?.label} className={look(column)}>{cell}</td>)}</tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr className="[&>td]:border-t [&>td]:border-b-0">{foot.map((cell, column) => <td key={head[column]?.label} className={look(column)}><b>{cell}</b></td>)}</tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
