import { useTranslations } from "next-intl";
import { initialsOf } from "#components/format/initials.ts";
import { cn } from "#components/ui/cn.ts";
import { Link } from "#components/ui/link.tsx";
import { SignOut } from "./sign-out.tsx";
import type { Role } from "#lib/auth/permissions.ts";

export type PersonProps = { id: string; name: string; email: string; role: Role; isNarrow?: boolean };

/** Who is signed in, as what, the way to the own account, and the way out. */
export function Person({ name, email, role, isNarrow = false }: PersonProps) {
  const t = useTranslations();
  return (
    <div className={cn("flex items-center gap-2.5", isNarrow && "max-lg:flex-col")}>
      <Link href="/account" title={t("shell.person.account")} className="flex min-w-0 flex-1 items-center gap-2.5 rounded-md">
        <span className="grid size-8 shrink-0 place-items-center rounded-full bg-primary-soft text-xs font-semibold text-primary-text" aria-hidden title={`${name}, ${role}`}>
          {initialsOf(name)}
        </span>
        <span className={cn("min-w-0 flex-1", isNarrow && "max-lg:sr-only")}>
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-xs text-muted-foreground" title={email}>
            <span className="capitalize">{role}</span>
          </span>
        </span>
      </Link>
      <SignOut size="icon-sm" aria-label={t("shell.person.signOut")} title={t("shell.person.signOut")} className="text-muted-foreground" />
    </div>
  );
}
