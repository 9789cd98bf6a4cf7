"use client";

import { loadLater } from "#components/ui/load-later.tsx";
import { useActivePane } from "./panes.tsx";

// Parts of the record screen that few records show. A page carries the code of every part that it may show, so these come
// with a file of their own each, where a record has them.
export const ByHand = loadLater(() => import("./by-hand.tsx").then((module) => module.ByHand));
export const MoreActions = loadLater(() => import("./more-actions.tsx").then((module) => module.MoreActions));
export const PostingFindings = loadLater(() => import("./posting-findings.tsx").then((module) => module.PostingFindings));
export const ProposalsPanel = loadLater(() => import("./proposals-panel.tsx").then((module) => module.ProposalsPanel));
export const ResolveUnknown = loadLater(() => import("./resolve-unknown.tsx").then((module) => module.ResolveUnknown));
export const ReverseDocument = loadLater(() => import("./reverse-dialog.tsx").then((module) => module.ReverseDocument));
export const Unmark = loadLater(() => import("./by-hand.tsx").then((module) => module.Unmark));

const Restore = loadLater(() => import("./restore-button.tsx").then((module) => module.RestoreButton));

/** Stands in the history: with its code when somebody opens that. */
export function RestoreButton(props: { restore: number }) {
  return useActivePane() === "history" ? <Restore {...props} /> : null;
}
