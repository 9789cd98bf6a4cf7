import type { ReactNode } from "react";
import type { Queue, RowOf } from "#lib/queues/define-queue.ts";
import type { Translate } from "#messages/translate.ts";

/** What a cell gets: its row, the server's time for ages, and its words. A cell is called, not rendered, so it has no hooks. */
export type CellProps<Row> = { row: Row; now: string; t: Translate };

/** How each declared column of a queue looks. A missing or a surplus cell does not compile. */
export type QueueCells<Q extends Queue, Row = RowOf<Q>> = { readonly [K in keyof Q["columns"]]: (props: CellProps<Row>) => ReactNode };

/** The same without its queue, for the table that shows any of them. */
export type Cells<Row> = Readonly<Record<string, (props: CellProps<Row>) => ReactNode>>;
