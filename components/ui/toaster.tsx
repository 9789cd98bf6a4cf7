"use client";

import { CircleAlert, CircleCheck, Info, LoaderCircle, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Toaster as Sonner } from "sonner";

export { toast } from "sonner";

const place = Promise.withResolvers<void>();

/** Settles when there is a place for messages: what sonner is told before that is shown to nobody. */
export const isThere: Promise<void> = place.promise;

let push = (href: string): void => window.location.assign(href);

/** For the buttons of messages: opens a page of the product, wherever one is by then. */
export function goTo(href: string): void {
  const to = new URL(href, window.location.href);
  if (to.pathname !== window.location.pathname || to.hash === "") push(href);
  // One is there already: the page is told which of its places is meant, as the router does not.
  else if (to.hash !== window.location.hash) window.location.hash = to.hash;
  else window.dispatchEvent(new Event("hashchange"));
}

/** Where `toast(...)` of sonner shows up. Stands once, in the shell. */
export function Toaster() {
  const t = useTranslations();
  const router = useRouter();
  useEffect(() => {
    push = router.push;
  }, [router]);
  // After sonner's own, which listens from then on.
  useEffect(() => place.resolve(), []);
  return (
    <Sonner
      theme="system"
      position="bottom-right"
      closeButton
      // Above the places at the foot of a phone.
      mobileOffset={{ bottom: "4.5rem" }}
      style={{ fontFamily: "inherit" }}
      duration={6000}
      containerAriaLabel={t("ui.toaster.messages")}
      icons={{
        success: <CircleCheck className="size-4 text-posted" />,
        error: <CircleAlert className="size-4 text-error" />,
        warning: <TriangleAlert className="size-4 text-held" />,
        info: <Info className="size-4 text-info" />,
        loading: <LoaderCircle className="size-4 animate-spin" />,
      }}
      toastOptions={{
        classNames: {
          toast: "!rounded-lg !border-border !bg-popover !text-popover-foreground !shadow-lg !text-sm",
          description: "!text-muted-foreground",
          actionButton: "!bg-primary !text-primary-foreground",
          closeButton: "!border-border !bg-popover !text-muted-foreground",
        },
      }}
    />
  );
}
