"use client";

import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { get, useFormContext, useWatch } from "react-hook-form";
import { formatAmount } from "#components/format/money.ts";
import { fieldLabel } from "#components/records/field-label.ts";
import { cn } from "#components/ui/cn.ts";
import { Input } from "#components/ui/input.tsx";
import { lineKinds } from "#lib/canonical/document-line.ts";
import type { EntryColumn } from "./entry-fields.ts";
import { EntryLookup } from "./entry-lookup.tsx";
import { lineSums } from "./entry-sums.ts";
import type { EntryRow } from "./entry-values.ts";
import { tidyValue } from "./tidy-value.ts";

type GridRowProps = {
  list: "lines" | "settles";
  index: number;
  columns: readonly EntryColumn[];
  /** Shows what quantity, price and discount come to. */
  hasAmounts: boolean;
  baseCurrency: string;
  /** What can be done with the row. */
  children: ReactNode;
};

/** One line to type into; on narrow screens a block with a label over each field. */
export function GridRow({ list, index, columns, hasAmounts, baseCurrency, children }: GridRowProps) {
  const { formState } = useFormContext();
  const row = (useWatch({ name: `${list}.${index}` }) ?? {}) as EntryRow;
  const problems = columns.flatMap(({ name, label }) => {
    const message = (get(formState.errors, `${list}.${index}.${name}`) as { message?: string } | undefined)?.message;
    return message === undefined ? [] : [{ name, text: `${label}: ${message}` }];
  });
  return (
    <>
      <tr className="max-lg:grid max-lg:grid-cols-4 max-lg:items-end max-lg:gap-x-2 max-lg:gap-y-2 max-lg:px-4 max-lg:py-3 [&>td]:py-1 max-lg:[&>td]:p-0">
        <td className="pl-4 text-xs text-muted-foreground tabular-nums max-lg:col-span-3 max-lg:self-center max-lg:font-medium">
          <span className="lg:hidden">Line </span>
          {index + 1}
        </td>
        {columns.map((column) => (
          <td key={column.name} className={cn("px-1 align-top", spanOf(column), column.name === "kind" && "max-lg:row-start-2")}>
            <span className="mb-0.5 block text-xs text-muted-foreground lg:hidden" aria-hidden>
              {column.label}
            </span>
            <Cell path={`${list}.${index}.${column.name}`} list={list} index={index} column={column} row={row} baseCurrency={baseCurrency} isWrong={problems.some(({ name }) => name === column.name)} />
          </td>
        ))}
        {hasAmounts && <td className="amount px-2 align-middle font-medium max-lg:col-span-2 max-lg:py-1.5 max-lg:text-right"><span className="mr-1 text-xs font-normal text-muted-foreground lg:hidden">Amount</span>{amountOf(row)}</td>}
        <td className="pr-4 text-right max-lg:col-start-4 max-lg:row-start-1">{children}</td>
      </tr>
      {problems.length > 0 && (
        <tr className="max-lg:block max-lg:px-4 max-lg:pb-2">
          <td colSpan={columns.length + 3} className="px-1 pb-1.5 pl-10 text-xs text-error-fg max-lg:block max-lg:pl-0">
            <p id={`${list}-${index}-error`} role="alert">
              {problems.map(({ name, text }) => (
                <span key={name} className="mr-3 inline-flex items-center gap-1">
                  <CircleAlert className="size-3.5" aria-hidden /> {text}
                </span>
              ))}
            </p>
          </td>
        </tr>
      )}
    </>
  );
}

type CellProps = { path: string; list: string; index: number; column: EntryColumn; row: EntryRow; baseCurrency: string; isWrong: boolean };

function Cell({ path, list, index, column: { name, label, type }, row, baseCurrency, isWrong }: CellProps) {
  const { register, setValue } = useFormContext();
  const title = list === "lines" ? fieldLabel(`lines.${index}.${name === "sku" ? "itemCode" : name}`) : `${label} ${index + 1}`;
  const marks = { "data-cell": `${index}:${name}`, "aria-invalid": isWrong ? (true as const) : undefined, "aria-describedby": isWrong ? `${list}-${index}-error` : undefined };
  const fill = (column: string, value: string | null | undefined) => {
    if (value && (row[column] ?? "").trim() === "") setValue(`${list}.${index}.${column}`, value, { shouldDirty: true });
  };
  if (type === "line-kind") {
    return (
      <select aria-label={title} {...register(path)} {...marks} className="control h-8 w-full px-1.5">
        {lineKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kind === "gift_card" ? "Gift card" : `${kind[0]?.toUpperCase()}${kind.slice(1)}`}
          </option>
        ))}
      </select>
    );
  }
  if (type === "item" || type === "location") {
    const isCharge = type === "item" && row.kind !== undefined && row.kind !== "item";
    if (isCharge) return <p className="px-2 py-1.5 text-xs text-muted-foreground">no item</p>;
    return (
      <EntryLookup
        type={type}
        label={title}
        value={row[name] ?? ""}
        baseCurrency={baseCurrency}
        control={marks}
        onChange={({ code, item }) => {
          setValue(path, code, { shouldDirty: true, shouldValidate: isWrong });
          if (item === undefined) return;
          fill("description", item.name);
          fill("uom", item.uom);
          fill("unitPrice", item.price);
          if (row.kind !== undefined) fill("quantity", "1");
        }}
      />
    );
  }
  return (
    <Input
      aria-label={title}
      autoComplete="off"
      spellCheck={false}
      inputMode={type === "amount" ? "decimal" : undefined}
      className={cn("w-full", type === "amount" && "text-right tabular-nums")}
      {...register(path)}
      {...marks}
    />
  );
}

function spanOf({ name, type }: EntryColumn): string {
  if (name === "description") return "max-lg:col-span-4";
  if (type === "item" || name === "number") return "max-lg:col-span-3";
  return type === "location" || name === "amount" ? "max-lg:col-span-2" : "";
}

function amountOf(row: EntryRow): string {
  const tidy = (name: string) => tidyValue("amount", row[name] ?? "");
  const set = Object.fromEntries(["quantity", "unitPrice", "discount"].map((name) => [name, tidy(name)]).filter(([, value]) => value !== ""));
  const [sum] = lineSums([set], { taxInclusive: false, rounding: "0" }).lines;
  return sum === null || sum === undefined ? "" : formatAmount(sum.amount);
}
