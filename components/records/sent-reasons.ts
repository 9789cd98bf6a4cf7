"use client";

import { createContext } from "react";
import { keepText } from "./use-kept-text.ts";

/** The record that reasons are given for around here; null elsewhere. */
export const ReasonedRecord = createContext<string | null>(null);

/** By record: the key of a reason that was sent and of which nobody knows yet whether it arrived. */
const sent = new Map<string, string>();

export function reasonIsSent(recordId: string, key: string): void {
  sent.set(recordId, key);
}

/** An act on the record was answered: a reason that went with it is done with; after a refusal it stays for the next try. */
export function settleReason(recordId: string, isDone: boolean): void {
  const key = sent.get(recordId);
  if (isDone && key !== undefined) keepText(key, null);
  sent.delete(recordId);
}
