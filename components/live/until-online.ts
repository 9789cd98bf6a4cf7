"use client";

/** Settles when the browser has a network again; where it thinks that it has one, after this time. */
export async function untilOnline(ms: number): Promise<void> {
  if (navigator.onLine) await new Promise((resolve) => window.setTimeout(resolve, ms));
  else await new Promise((resolve) => window.addEventListener("online", resolve, { once: true }));
}
