"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { Input } from "#components/ui/input.tsx";
import { Picture } from "#components/ui/picture.tsx";
import { FloatingList } from "./floating-list.tsx";
import { useLookup } from "./use-lookup.ts";

type LookupComboboxProps<T extends { code: string }> = {
  label: string;
  placeholder: string;
  /** Address of the look-up with its query but for `q`. */
  address: string;
  /** What to offer before anything is typed. */
  suggestions: T[];
  chosen: T | null;
  onChoose: (row: T) => void;
  renderRow: (row: T) => ReactNode;
  disabled?: boolean;
  /** What was typed and not chosen from the list stands as typed; without it, it is forgotten. */
  onType?: (text: string) => void;
  /** The list opens when the field is entered; otherwise with the first letter or an arrow key. */
  opensOnFocus?: boolean;
  /** For the label and the error that stand beside it. */
  control?: undefined | { id?: string; "aria-invalid"?: true | undefined; "aria-describedby"?: string | undefined; "data-cell"?: string; "data-edit"?: string; tabIndex?: number; title?: string | undefined; "aria-keyshortcuts"?: string; className?: string };
  /** It is a cell of a grid: while its list is closed the arrows move from cell to cell, and Enter opens the list. */
  isCell?: boolean;
};

/**
 * Type-ahead over a look-up, by the keyboard as a combobox should be: arrows move, Enter takes, Escape closes, Tab goes
 * on. The best answer is marked at once, so that Enter is enough. Enter with the list closed submits the form around it.
 */
export function LookupCombobox<T extends { code: string }>(props: LookupComboboxProps<T>) {
  const t = useTranslations();
  const { label, placeholder, address, suggestions, chosen, onChoose, renderRow, disabled, onType, opensOnFocus = true, control, isCell = false } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [marked, setMarked] = useState(0);
  const query = typed ?? "";
  // Enter before the answer is there takes the best one once it is.
  const isAwaited = useRef(false);
  const close = () => {
    setIsOpen(false);
    setTyped(null);
    isAwaited.current = false;
  };
  const leave = () => {
    if (typed !== null) onType?.(typed);
    close();
  };
  const choose = (row: T) => {
    onChoose(row);
    close();
  };
  const { rows, isBusy, hasFailed } = useLookup(address, isOpen ? query : null, suggestions, ([best]) => {
    if (isAwaited.current && best !== undefined) choose(best);
    isAwaited.current = false;
  });
  const active = Math.min(marked, rows.length - 1);
  const isShown = isOpen;

  const move = (to: number) => {
    const next = rows.length === 0 ? 0 : (to + rows.length) % rows.length;
    setIsOpen(true);
    setMarked(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active];
    // Saves what is around it, with what is typed here.
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return leave();
    if (isCell && !isShown) {
      if (event.key !== "Enter" && event.key !== "F2" && !(event.key === "ArrowDown" && event.altKey)) return;
      move(0);
    } else if (event.key === "ArrowDown") move(isShown ? active + 1 : 0);
    else if (event.key === "ArrowUp") move(isShown ? active - 1 : rows.length - 1);
    else if (event.key === "Enter" && isShown && row !== undefined && !isBusy) choose(row);
    else if (event.key === "Enter" && isShown && (isBusy || onType === undefined)) isAwaited.current = isBusy;
    // Nothing of the list is meant: what is typed stands, and the key does what it does around here.
    else if (event.key === "Enter" && onType !== undefined) return leave();
    else if (event.key === "Escape" && isShown) close();
    else if (event.key === "Escape") return input.current?.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="relative min-w-0 flex-1" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && leave()}>
      <Input
        {...control}
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={typed ?? chosen?.code ?? ""}
        disabled={disabled}
        className={cn("pr-8", control?.className)}
        onFocus={(event) => {
          event.currentTarget.select();
          setMarked(0);
          setIsOpen(opensOnFocus && !isCell);
        }}
        onClick={() => opensOnFocus && !isCell && setIsOpen(true)}
        onChange={(event) => {
          setTyped(event.target.value);
          isAwaited.current = false;
          setMarked(0);
          setIsOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <span className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted-foreground" aria-hidden>
        {isBusy ? <Picture of="loader-circle" className="animate-spin" /> : !isCell && <Picture of="chevron-down" />}
      </span>
      {isShown && (
        <FloatingList anchor={isCell ? input : null}>
          <ul id={`${id}-list`} role="listbox" aria-label={label} aria-busy={isBusy || undefined}>
            {rows.map((row, index) => (
              <li
                key={row.code}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                className={cn("cursor-pointer rounded-md px-2.5 py-1.5", index === active && "bg-accent")}
                onPointerMove={() => setMarked(index)}
                // Before blur, or the list would close under the pointer.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(row)}
              >
                {renderRow(row)}
              </li>
            ))}
          </ul>
          <p role="status" className={cn("px-2.5 py-2 text-muted-foreground", rows.length > 0 && "sr-only")}>
            {hasFailed ? t("records.lookupCombobox.failed") : isBusy ? t("records.lookupCombobox.looking") : rows.length === 0 ? (query.trim() === "" ? t("records.lookupCombobox.nothingLike") : t("records.lookupCombobox.nothingFor", { query: query.trim() })) : t("records.lookupCombobox.found", { count: rows.length })}
          </p>
        </FloatingList>
      )}
    </div>
  );
}
