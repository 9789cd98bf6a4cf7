"use client";

import { LogOut } from "lucide-react";
import { useTransition, type ComponentProps } from "react";
import { Button } from "#components/ui/button.tsx";
import { requestSignOut } from "./session-requests.ts";

/** Ends the session of this browser and goes to the sign-in page. */
export function SignOutButton({ children = "Sign out", ...props }: Omit<ComponentProps<typeof Button>, "onClick" | "isPending">) {
  const [isPending, start] = useTransition();
  return (
    <Button variant="ghost" {...props} isPending={isPending} onClick={() => start(endSession)}>
      {!isPending && <LogOut aria-hidden />}
      {children}
    </Button>
  );
}

/** For other controls that sign out, such as a menu item. */
export async function endSession(): Promise<void> {
  await requestSignOut();
  window.location.assign("/sign-in");
}
