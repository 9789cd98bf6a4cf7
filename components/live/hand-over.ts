"use client";

const awayPrefix = "holdpoint:away:";

/**
 * Puts away what the one person has typed in this tab and where they were, and brings out what the other had: nobody finds
 * somebody else's words in their fields, and who comes back finds their own.
 */
export function handOver(from: string, to: string): void {
  const theirs = (personId: string) => `${awayPrefix}${personId}:`;
  for (const key of Object.keys(sessionStorage)) if (!key.startsWith(awayPrefix)) move(key, `${theirs(from)}${key}`);
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(theirs(to))) move(key, key.slice(theirs(to).length));
}

function move(from: string, to: string): void {
  sessionStorage.setItem(to, sessionStorage.getItem(from) ?? "");
  sessionStorage.removeItem(from);
}
