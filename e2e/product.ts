import { inject } from "vitest";

const running = inject("products")[Number(process.env.VITEST_POOL_ID) - 1];
if (running === undefined) throw new Error(`No product was started for the journeys of process ${process.env.VITEST_POOL_ID}.`);

/** The product that the journeys of this process walk through; those of another process have another. */
export const product = running;
