import type { Db, Tx } from "./prisma.ts";

/**
 * A database whose transactions are parts of one that is open already: a verb that makes its own can so be done together
 * with something else, all or nothing. What it throws takes back what it wrote, and no more.
 */
export function withinTx(tx: Tx): Db {
  let depth = 0;
  const part = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const name = `part_${(depth += 1)}`;
    await tx.$executeRawUnsafe(`SAVEPOINT ${name}`);
    try {
      const result = await work(tx);
      await tx.$executeRawUnsafe(`RELEASE SAVEPOINT ${name}`);
      return result;
    } catch (error) {
      await tx.$executeRawUnsafe(`ROLLBACK TO SAVEPOINT ${name}`);
      throw error;
    } finally {
      depth -= 1;
    }
  };
  return new Proxy(tx, { get: (target, key) => (key === "$transaction" ? part : Reflect.get(target, key)) }) as unknown as Db;
}
