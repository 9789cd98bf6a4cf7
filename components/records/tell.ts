"use client";

import type { ExternalToast } from "sonner";
import { sayPlainly, unsay } from "./say-plainly.ts";

/** Says that there is something to tell, though nobody has touched anything yet. */
export const wanted = "holdpoint-tell";

type Tell = (message: string, options?: ExternalToast) => void;

/** Short messages in the corner. Their code is fetched with the first one: nobody needs it to read a page. */
export const tell: { success: Tell; error: Tell; info: Tell; dismiss: (id: string) => void } = {
  success: (message, options) => void load().then((toast) => toast.success(message, options), () => sayPlainly(message, options)),
  error: (message, options) => void load().then((toast) => toast.error(message, options), () => sayPlainly(message, options)),
  info: (message, options) => void load().then((toast) => toast.info(message, options), () => sayPlainly(message, options)),
  /** Takes away the message that was told under this id. */
  dismiss: (id) => {
    unsay(id);
    void load().then((toast) => toast.dismiss(id), () => {});
  },
};

/** From the same file as what shows them: it is there since the first key, with or without a connection. */
async function load() {
  window.dispatchEvent(new Event(wanted));
  const { isThere, toast } = await import("#components/ui/toaster.tsx");
  await isThere;
  return toast;
}
