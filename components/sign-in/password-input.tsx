"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ComponentProps } from "react";
import { cn } from "#components/ui/cn.ts";
import { Input } from "#components/ui/input.tsx";

/** A password with a button to look at what was typed. */
export function PasswordInput({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  const t = useTranslations();
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input type={isShown ? "text" : "password"} autoCapitalize="none" spellCheck={false} className={cn("pr-10", className)} {...props} />
      <button
        type="button"
        aria-label={isShown ? t("signIn.passwordInput.hidePassword") : t("signIn.passwordInput.showPassword")}
        className="absolute inset-y-0 right-0 grid w-10 place-items-center rounded-md text-muted-foreground hover:text-foreground"
        onClick={() => setIsShown(!isShown)}
      >
        <Icon className="size-4" aria-hidden />
      </button>
    </div>
  );
}
