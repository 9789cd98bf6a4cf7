import type { Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";

// What a scenario is made of.

/** When and under which number a scenario is played; everything in it follows from these two. */
export type Stage = { number: number; at: Date };

export type Step =
  | { send: "shop"; topic: string; message: object }
  | { send: "erp"; message: object }
  /** A second system that sends documents of its own. */
  | { send: "market"; message: object }
  /** Finance approves what is ready of the scenario, and AutoCount gets it. */
  | { post: true }
  /** Finance approves what is ready of the scenario, and it is not sent yet. */
  | { approve: true }
  /** Somebody else of finance corrects a field of its first record. */
  | { correct: { path: string; value: string } }
  /** Finance holds its first record by hand, for so many days from now. */
  | { hold: { days: number; reason: string } };

export type Expected = { kind: Kind; state: RecordState; holds?: readonly string[]; waitingFor?: string };

export type Scenario = {
  id: string;
  title: string;
  /** What a person who meets it in the demo company is asked to do. */
  task: string;
  /** The number that its first record is known by. */
  numberOf(stage: Stage): string;
  steps(stage: Stage): Step[];
  /** Its records at the end, oldest first. */
  ends: readonly Expected[];
};

export const shopNumber = ({ number }: Stage) => `#${number}`;
export const shop = (message: object, topic = "orders/paid"): Step => ({ send: "shop", topic, message });
export const erp = (externalId: string, kind: Kind, document: object): Step => ({ send: "erp", message: { records: [{ externalId, kind, document }] } });
export const market = (externalId: string, kind: Kind, document: object): Step => ({ send: "market", message: { records: [{ externalId, kind, document }] } });
export const dateOf = ({ at }: Stage) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
export const erpNumber = (prefix: string) => ({ number }: Stage) => `${prefix}-${number}`;
