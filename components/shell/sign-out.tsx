"use client";

import { type ComponentProps, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Picture } from "#components/ui/picture.tsx";

/** Ends the session. Its code is loaded when it is pressed: it stands on every page and is used once a day. */
export function SignOut({ children, ...props }: Omit<ComponentProps<typeof Button>, "onClick" | "isPending">) {
  const [isPending, start] = useTransition();
  const signOut = () =>
    start(async () => {
      const { endSession } = await import("#components/sign-in/end-session.ts");
      await endSession();
    });
  return (
    <Button variant="ghost" {...props} isPending={isPending} onClick={signOut}>
      {!isPending && <Picture of="log-out" />}
      {children}
    </Button>
  );
}
