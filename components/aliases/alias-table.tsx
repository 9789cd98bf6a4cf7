"use client";

import { QueueTable, type QueueTableProps } from "#components/queues/queue-table.tsx";
import type { AliasRow } from "#lib/queues/aliases.ts";
import { aliasCells } from "./alias-cells.tsx";
import { MayRevoke } from "./may-revoke.tsx";

type AliasTableProps = Omit<QueueTableProps<AliasRow>, "cells" | "selection" | "link"> & { mayRevoke: boolean };

/** The list of remembered answers. */
export function AliasTable({ mayRevoke, ...table }: AliasTableProps) {
  return (
    <MayRevoke value={mayRevoke}>
      <QueueTable {...table} cells={aliasCells} link={null} />
    </MayRevoke>
  );
}
