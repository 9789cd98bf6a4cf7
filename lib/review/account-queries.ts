import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { sideOf, type Side } from "#lib/canonical/facets.ts";
import type { Context } from "#lib/context.ts";
import { ownTin } from "#lib/posting/tax-identity.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import type { ScreenCustomer } from "./record-screen.ts";

/** The debtor or creditor that a document names, as it stands in the mirror. */
export async function findAccount(ctx: Context, side: Side | null): Promise<ScreenCustomer | null> {
  const code = side?.party.code ?? null;
  if (side === null || code === null) return null;
  const where = { companyId_code: { companyId: ctx.company, code } };
  const select = { code: true, name: true, email: true, phone: true, registerNo: true, currency: true, creditTerm: true, isActive: true, origin: true } as const;
  return side.list === "customer" ? ctx.db.customer.findUnique({ where, select }) : ctx.db.supplier.findUnique({ where, select });
}

/** The TIN whose tax entity is found or made in AutoCount before a new debtor is; null where the document makes none. */
export async function findLinkedTin(ctx: Context, carrier: OfKind): Promise<string | null> {
  const tin = ownTin(isOfKind(["customer"], carrier) ? carrier.document.tin : await findProposedTin(ctx, sideOf(carrier)));
  return tin !== null && (await findLedgerProfile(ctx.db, ctx.company))?.makesTaxEntities === true ? tin : null;
}

async function findProposedTin(ctx: Context, side: Side | null): Promise<string | null> {
  if (side?.list !== "customer" || side.party.code === null) return null;
  const found = await ctx.db.customer.findFirst({ where: { companyId: ctx.company, code: side.party.code, origin: "proposed" }, select: { tin: true } });
  return found?.tin ?? null;
}
