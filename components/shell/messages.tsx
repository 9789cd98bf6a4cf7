"use client";

import { useEffect, useState } from "react";
import { wanted } from "#components/records/tell.ts";
import { loadLater } from "#components/ui/load-later.tsx";

const Toaster = loadLater(() => import("#components/ui/toaster.tsx").then((module) => module.Toaster));

/** Where messages show up. There is none before somebody does something, so its code is loaded with the first touch or key. */
export function Messages() {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    const want = () => setWanted(true);
    const signs = ["pointerdown", "keydown", wanted];
    for (const sign of signs) window.addEventListener(sign, want, { once: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, want);
    };
  }, []);
  return isWanted && <Toaster />;
}
