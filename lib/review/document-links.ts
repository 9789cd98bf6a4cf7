import type { Kind } from "#lib/canonical/kinds.ts";
import type { Context } from "#lib/context.ts";
import { findSandboxBook } from "#lib/sandbox-view/queries.ts";
import { ledgerLink, ledgerWord, type LedgerKind } from "#lib/wiring.ts";

/** Where a document in the books can be seen; `isOurs`: on a page of Holdpoint, which shows the sandbox's books. */
export type DocumentLink = { href: string; isOurs: boolean };
type Booked = { kind: Kind; docNo: string; docKey: string | null; byHand: unknown };

/** Tells of any document of the company's book where people see it; null where that is not known. */
export async function findDocumentLinks(ctx: Pick<Context, "company" | "db">): Promise<(booked: Booked) => DocumentLink | null> {
  const connection = await ctx.db.ledgerConnection.findUnique({ where: { companyId: ctx.company }, select: { kind: true, book: true, settings: true } });
  if (connection === null) return () => null;
  const sandbox = await findSandboxBook(ctx);
  const open = { ...connection, kind: connection.kind as LedgerKind };
  return ({ byHand, ...booked }) => {
    const href = ledgerLink(open, booked);
    if (href !== null) return { href, isOurs: false };
    const word = ledgerWord(open.kind, booked.kind);
    // What somebody says to have booked by hand is not in the sandbox.
    return sandbox.kind !== "ours" || word === null || byHand !== null ? null : { href: `/sandbox/${word}/${encodeURIComponent(booked.docNo)}`, isOurs: true };
  };
}
