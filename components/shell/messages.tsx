"use client";

import { useEffect, useState } from "react";
import { loadLater } from "#components/ui/load-later.tsx";

const Toaster = loadLater(() => import("#components/ui/toaster.tsx").then((module) => module.Toaster));

/** Where messages show up. There is none before somebody does something, so its code is loaded with the first touch or key. */
export function Messages() {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    const want = () => setWanted(true);
    window.addEventListener("pointerdown", want, { once: true });
    window.addEventListener("keydown", want, { once: true });
    return () => {
      window.removeEventListener("pointerdown", want);
      window.removeEventListener("keydown", want);
    };
  }, []);
  return isWanted && <Toaster />;
}
