"use client";

import { createContext, use } from "react";

/** Whether the signed-in person may revoke aliases: the list's cells ask it, rows do not carry it. */
export const MayRevoke = createContext(false);

export function useMayRevoke(): boolean {
  return use(MayRevoke);
}
