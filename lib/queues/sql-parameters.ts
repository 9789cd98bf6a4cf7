export type SqlValue = string | number | boolean | null | readonly string[];

/**
 * Collects the values of a query while its text is written: what came from outside never stands in the text.
 * `$1` is always the company.
 */
export class SqlParameters {
  readonly values: SqlValue[];
  /** Who asks, for filters that say "mine"; null where no person does. */
  readonly me: string | null;

  constructor(company: number, me: string | null = null) {
    this.values = [company];
    this.me = me;
  }

  /** Adds a value and returns its placeholder with the type PostgreSQL shall read it as, such as `$3::numeric`. */
  add(value: SqlValue, type: string): string {
    // No stored text has a NUL; asking PostgreSQL for one is an error instead of an empty list.
    this.values.push(typeof value === "string" ? value.replaceAll("\0", "\uFFFD") : value);
    return `$${this.values.length}::${type}`;
  }
}

/** A LIKE pattern for texts that contain `part` anywhere, wildcards in it taken as plain characters. */
export function containing(part: string): string {
  return `%${part.replaceAll(/[\\%_]/g, "\\$&")}%`;
}
