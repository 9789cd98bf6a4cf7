"use client";

import dynamic from "next/dynamic";

// Nobody reads a message in the first moment; its code may come after the page.
export const Messages = dynamic(() => import("#components/ui/toaster.tsx").then((module) => module.Toaster), { ssr: false });
