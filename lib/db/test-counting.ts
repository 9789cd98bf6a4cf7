import type { Tx } from "./prisma.ts";

/** A transaction that counts what is asked through it. */
export function counting(tx: Tx): { tx: Tx; count: () => number } {
  let asked = 0;
  const counted = (target: object): object =>
    new Proxy(target, {
      get(of, name, self) {
        const value: unknown = Reflect.get(of, name, self);
        if (typeof name === "string" && typeof value === "object" && value !== null && !name.startsWith("_")) return counted(value);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          asked += 1;
          return (value as (...given: unknown[]) => unknown).apply(of, args);
        };
      },
    });
  return { tx: counted(tx) as Tx, count: () => asked };
}
