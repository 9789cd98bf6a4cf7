import pg from "pg";
import { poolConfig } from "#lib/db/pool-config.ts";

/** What a change to a state must leave behind in the same transaction: one of these. A record is held where AutoCount refused it, or a check stopped it. */
export const auditOfMove = { approved: ["record.approved"], posted: ["posting.posted"], unknown: ["posting.unknown"], held: ["posting.refused", "record.stopped"] } as const;

/**
 * Has the database itself note every change of a record's state with its transaction, whoever makes it. Only in the
 * database of a run: the product knows nothing of it.
 */
export async function createWitness(url: string): Promise<void> {
  const client = new pg.Client(poolConfig(url));
  await client.connect();
  try {
    await client.query(`
      CREATE TABLE chaos_move (company_id int, record_id uuid, was text, state text, transaction xid, at timestamptz DEFAULT clock_timestamp());
      CREATE FUNCTION chaos_note_move() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO chaos_move (company_id, record_id, was, state, transaction) VALUES (NEW.company_id, NEW.id, OLD.state, NEW.state, pg_current_xact_id()::xid);
        RETURN NULL;
      END $$;
      CREATE TRIGGER chaos_move AFTER UPDATE OF state ON record FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION chaos_note_move();`);
  } finally {
    await client.end();
  }
}
