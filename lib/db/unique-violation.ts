import { Prisma } from "./generated/client.ts";

/** Whether a statement failed because a row with that unique key is there already (PostgreSQL 23505). */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  // P2002 from a query of the client; P2010 from raw SQL, with PostgreSQL's own code somewhere in its details.
  return error.code === "P2002" || (error.code === "P2010" && JSON.stringify(error.meta ?? error.message).includes("23505"));
}
