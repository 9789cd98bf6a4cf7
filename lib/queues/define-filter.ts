import type { z } from "zod";
import type { SqlParameters } from "./sql-parameters.ts";

export type Choice<V extends string = string> = { value: V; label: string };

/** The words that fixed choices have on the screen. */
export type ChoiceWords = "kinds" | "actors" | "mentions" | "states" | "ages" | "hands" | "caught" | "found" | "deliveryStates" | "importStates" | "aliasTypes" | "uses";

/** How the filter bar asks for a value. `choice-of` is filled with what the company has when the page is made. */
export type FilterControl =
  | { type: "search"; in: "records" | "deliveries" | "imports" | "aliases" }
  | { type: "choice"; of: ChoiceWords; values: readonly string[] }
  | { type: "choice-of"; of: "rules" | "sources" | "people" | "tags" }
  | { type: "amount" }
  | { type: "date" };

/**
 * One way to narrow a queue. Its value is the text that stands in the URL, once `schema` has read it.
 * `where` is SQL over the row source's base table; it can only narrow, since it is joined with AND.
 */
export type Filter<V extends string = string> = {
  schema: z.ZodType<V>;
  control: FilterControl;
  where(value: V, sql: SqlParameters, now: Date): string;
  /** SQL of the moment since which a row has been what is asked for, where it may become that while it stands in its queue. */
  since?: string;
};

export function defineFilter<V extends string>(filter: Filter<V>): Filter<V> {
  return filter;
}

export type Filters = Readonly<Record<string, Filter>>;

/** The values of a queue's filters in one view; a filter that is not set is not there. */
export type FilterValues<F extends Filters = Filters> = { readonly [K in keyof F]?: F[K] extends Filter<infer V> ? V : never };
