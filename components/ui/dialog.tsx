"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import * as DialogPrimitive from "radix-ui/dialog";
import { type ComponentProps, useState } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";

export const Dialog = DialogPrimitive.Root;
export const DialogClose = DialogPrimitive.Close;

/** A modal window in the middle; from the bottom on a phone. Traps focus, closes by Escape, gives focus back. */
export function DialogContent(props: ComponentProps<typeof DialogPrimitive.Content>) {
  return (
    <DialogPrimitive.Portal>
      <DialogPrimitive.Overlay className="fixed inset-0 z-50 bg-black/45 data-[state=open]:animate-fade-in" />
      <OpenContent {...props} />
    </DialogPrimitive.Portal>
  );
}

/** The window itself, there only while it is open: its first render comes before anything in it takes the focus. */
function OpenContent({ className, children, ...props }: ComponentProps<typeof DialogPrimitive.Content>) {
  const t = useTranslations();
  const [opener] = useState(() => document.activeElement);
  return (
    <DialogPrimitive.Content
      className={cn(
        "fixed z-50 grid max-h-[min(90dvh,48rem)] w-full gap-4 overflow-y-auto border bg-popover p-5 text-popover-foreground shadow-lg",
        "max-sm:inset-x-0 max-sm:bottom-0 max-sm:rounded-t-xl",
        "sm:top-1/2 sm:left-1/2 sm:max-w-lg sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl data-[state=open]:animate-fade-in",
        className,
      )}
      onCloseAutoFocus={(event) => {
        // Radix gives the focus back to its trigger only; many dialogs here are opened by a key.
        if (!(opener instanceof HTMLElement) || !opener.isConnected) return;
        event.preventDefault();
        opener.focus();
      }}
      {...props}
    >
      {children}
      <DialogPrimitive.Close asChild>
        <Button variant="ghost" size="icon-sm" className="absolute top-3 right-3 text-muted-foreground" aria-label={t("ui.dialog.close")}>
          <X />
        </Button>
      </DialogPrimitive.Close>
    </DialogPrimitive.Content>
  );
}

export function DialogHeader({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("grid gap-1 pr-8", className)} {...props} />;
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof DialogPrimitive.Title>) {
  return <DialogPrimitive.Title className={cn("text-lg font-semibold", className)} {...props} />;
}

export function DialogDescription({ className, ...props }: ComponentProps<typeof DialogPrimitive.Description>) {
  return <DialogPrimitive.Description className={cn("text-sm text-muted-foreground", className)} {...props} />;
}

/** The answers of a dialog: the way out on the left, what it is for on the right. */
export function DialogFooter({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("flex flex-wrap justify-end gap-2 max-sm:[&>*]:flex-1", className)} {...props} />;
}
