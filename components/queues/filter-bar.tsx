"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type ChangeEvent, type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { keyHints } from "#components/shell/commands.ts";
import { useKeys } from "#components/shell/use-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Input } from "#components/ui/input.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Label } from "#components/ui/label.tsx";
import { Picture } from "#components/ui/picture.tsx";
import { Select } from "#components/ui/select.tsx";
import type { FilterBarControl } from "./filter-controls.ts";

type FilterBarProps = { path: string; sort: string | null; columns?: string | null; controls: readonly FilterBarControl[] };

/** Search and filters of a list. A form of its own address: what is set stands in the URL, with or without script. */
export function FilterBar({ path, sort, columns = null, controls }: FilterBarProps) {
  const t = useTranslations();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [isPending, startTransition] = useTransition();
  const narrow = controls.filter((control) => control.isNarrow);
  const [isOpen, setOpen] = useState(narrow.some((control) => control.value !== ""));
  const set = controls.filter((control) => control.value !== "" && control.type !== "search").length;

  const apply = () => {
    if (!form.current) return;
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(form.current)) if (typeof value === "string" && value.trim() !== "") params.set(name, value.trim());
    const query = params.toString();
    startTransition(() => router.push(query === "" ? path : `${path}?${query}`, { scroll: false }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    apply();
  };

  // A chip that is removed, or "back", changes the URL beside this form; what somebody is typing stays.
  useEffect(() => {
    for (const { name, value } of controls) {
      const field = form.current?.elements.namedItem(name);
      if ((field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field !== document.activeElement) field.value = value;
    }
  }, [controls]);

  useKeys({
    search: () => {
      const field = form.current?.querySelector<HTMLInputElement>("input[type=search]");
      field?.focus();
      field?.select();
    },
  });

  return (
    <form ref={form} action={path} onSubmit={submit} role="search" aria-busy={isPending} className="grid gap-2 px-4 lg:px-6">
      {sort && <input type="hidden" name="sort" value={sort} />}
      {columns && <input type="hidden" name="columns" value={columns} />}
      <div className="flex flex-wrap items-center gap-2">
        {controls.map((control) => {
          if (control.type === "search") return <SearchField key={control.name} control={control} isPending={isPending} />;
          if (control.type !== "choice") return null;
          return <ChoiceField key={control.name} control={control} onChange={apply} className={cn(!isOpen && "max-md:hidden")} />;
        })}
        <Button
          variant={isOpen ? "secondary" : "outline"}
          aria-expanded={isOpen}
          aria-controls="more-filters"
          className={cn("max-md:order-2", narrow.length === 0 && "md:hidden")}
          onClick={() => setOpen(!isOpen)}
        >
          <Picture of="sliders-horizontal" />
          <span className="max-md:hidden">{t("queues.filterBar.amountAndDate")}</span>
          <span className="md:hidden">{set > 0 ? t("queues.filterBar.filtersSet", { set }) : t("queues.filterBar.filters")}</span>
        </Button>
        <button type="submit" className="sr-only">
          {t("queues.filterBar.apply")}
        </button>
      </div>
      <div id="more-filters" hidden={!isOpen || narrow.length === 0} className="grid grid-cols-2 gap-2 rounded-lg border bg-card p-3 sm:flex sm:w-fit sm:flex-wrap sm:items-end">
        {narrow.map((control) => (
          <RangeField key={control.name} control={control} onCommit={apply} />
        ))}
      </div>
    </form>
  );
}

function SearchField({ control, isPending }: { control: Extract<FilterBarControl, { type: "search" }>; isPending: boolean }) {
  const t = useTranslations();
  return (
    <div className="relative min-w-44 flex-1 max-md:order-1 md:max-w-64">
      <Picture of="search" className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-muted-foreground" />
      <Input
        type="search"
        name={control.name}
        aria-label={control.label}
        {...keyHints(t, "search")}
        placeholder={control.placeholder}
        defaultValue={control.value}
        maxLength={100}
        autoComplete="off"
        className="peer pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden"
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
      />
      {isPending ? (
        <Picture of="loader-circle" className="absolute top-1/2 right-2 -mt-2 animate-spin text-muted-foreground" label={t("queues.filterBar.loading")} />
      ) : (
        <Kbd className="pointer-events-none absolute top-1/2 right-1.5 -translate-y-1/2 peer-focus:hidden max-sm:hidden">/</Kbd>
      )}
    </div>
  );
}

function ChoiceField({ control, onChange, className }: { control: Extract<FilterBarControl, { type: "choice" }>; onChange: () => void; className?: string }) {
  const t = useTranslations();
  return (
    <Select
      name={control.name}
      aria-label={control.label}
      defaultValue={control.value}
      onChange={onChange}
      className={cn("max-w-52 max-md:w-full max-md:max-w-none max-md:order-3 max-md:basis-[calc(50%-0.25rem)] [&>select]:max-md:w-full", className)}
      isSet={control.value !== ""}
    >
      <option value="">{control.value === "" ? control.label : t("queues.filterBar.any", { label: control.label })}</option>
      {control.choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </Select>
  );
}

/** One end of a range. Takes effect on Enter, or when one leaves it: half a number is no filter. */
function RangeField({ control, onCommit }: { control: FilterBarControl; onCommit: () => void }) {
  const id = `filter-${control.name}`;
  const commit = (event: ChangeEvent<HTMLInputElement>) => event.currentTarget.value !== control.value && onCommit();
  return (
    <div className="grid gap-1">
      <Label htmlFor={id}>{control.label}</Label>
      <Input
        id={id}
        name={control.name}
        type={control.type === "date" ? "date" : "text"}
        inputMode={control.type === "amount" ? "decimal" : undefined}
        placeholder={control.type === "amount" ? "0.00" : undefined}
        defaultValue={control.value}
        onBlur={commit}
        className={control.type === "amount" ? "sm:w-28" : "sm:w-36"}
      />
    </div>
  );
}
