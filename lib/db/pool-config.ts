import type { PoolConfig } from "pg";

/**
 * Settings of every connection to our database. The time zone must be UTC: Prisma's adapter writes instants without
 * a zone and reads them back as UTC whatever offset the server prints.
 */
export function poolConfig(url: string): PoolConfig {
  return {
    connectionString: url,
    options: "-c timezone=UTC",
    application_name: "holdpoint",
    max: 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
  };
}

/** The same server and user, another database. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
