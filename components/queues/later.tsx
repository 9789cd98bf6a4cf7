"use client";

import { loadLater } from "#components/ui/load-later.tsx";

// What few queues show comes with a file of its own each: a page carries the code of every part that it may show.
export const RetryFiltered = loadLater(() => import("./retry-filtered.tsx").then((module) => module.RetryFiltered));
export const UploadNumbers = loadLater(() => import("#components/bulk/upload-numbers.tsx").then((module) => module.UploadNumbers));
