import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { Picture } from "./picture.tsx";

const variants = {
  primary: "bg-primary text-primary-foreground shadow-sm not-disabled:hover:bg-[color-mix(in_oklab,var(--primary)_90%,black)]",
  secondary: "bg-secondary text-secondary-foreground not-disabled:hover:bg-accent",
  outline: "border-input bg-card text-foreground shadow-sm not-disabled:hover:bg-accent",
  ghost: "text-foreground not-disabled:hover:bg-accent",
  destructive: "bg-destructive text-destructive-foreground shadow-sm not-disabled:hover:bg-[color-mix(in_oklab,var(--destructive)_90%,black)]",
  link: "h-auto px-0 text-primary-text underline-offset-4 not-disabled:hover:underline",
} as const;

const sizes = { sm: "h-7 px-2 text-xs", md: "h-8 px-3 text-sm", lg: "h-10 px-4 text-base", icon: "size-8", "icon-sm": "size-7" } as const;

type ButtonLook = { variant?: keyof typeof variants | undefined; size?: keyof typeof sizes | undefined };

/** The look of a button, also for links: `<Link className={buttonVariants({ variant: "outline" })}>`. */
export function buttonVariants({ variant = "primary", size = "md" }: ButtonLook = {}): string {
  // A link in a sentence has the height and width of its words.
  const asWords = variant === "link" && size !== "icon" && size !== "icon-sm" ? " h-auto px-0" : "";
  return `button ${variants[variant]} ${sizes[size]}${asWords}`;
}

export type ButtonProps = ComponentProps<"button"> &
  ButtonLook & {
    /** Shows that its work is under way; it cannot be pressed again meanwhile. */
    isPending?: boolean;
  };

export function Button({ className, variant, size, isPending = false, disabled, type = "button", children, ...props }: ButtonProps) {
  return (
    <button
      type={type}
      className={cn(buttonVariants({ variant, size }), className)}
      disabled={disabled || isPending}
      aria-busy={isPending || undefined}
      {...props}
    >
      {isPending && <Picture of="loader-circle" className="animate-spin" />}
      {children}
    </button>
  );
}
