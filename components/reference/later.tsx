"use client";

import { loadLater } from "#components/ui/load-later.tsx";

// A record page carries the code of every part that it may show; what AutoCount changed under few records comes with a file of its own.
export const DecideDrift = loadLater(() => import("./decide-drift.tsx").then((module) => module.DecideDrift));
export const FixButton = loadLater(() => import("#components/records/fixes/fix-button.tsx").then((module) => module.FixButton));
