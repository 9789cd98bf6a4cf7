import { can, type Permission, permissionTable, type Role } from "#lib/auth/permissions.ts";
import type { Translate } from "#messages/translate.ts";

const names = (t: Translate): { readonly [role in Role]: string } => ({ admin: t("records.roleText.admin"), finance: t("records.roleText.finance"), manager: t("records.roleText.manager") });

/** A role as the subject of a sentence. */
export function roleName(t: Translate, role: string): string {
  return Object.hasOwn(names(t), role) ? names(t)[role as Role] : role;
}

/** The roles that may do it, as the subject of a sentence: "Admin or finance". */
export function rolesWith(t: Translate, permission: Permission): string {
  const roles: readonly Role[] = permissionTable[permission];
  return roles.map((role, index) => (index === 0 ? names(t)[role] : names(t)[role].toLowerCase())).join(` ${t("records.roleText.or")} `);
}

/** Who may do it, for whoever may not: "Finance decides this.", "Admin or finance can do this." */
export function whoMay(t: Translate, permission: Permission): string {
  return permissionTable[permission].length === 1 ? t("records.roleText.decides", { roles: rolesWith(t, permission) }) : t("records.roleText.canDo", { roles: rolesWith(t, permission) });
}

/** What takes something back, for whoever may do that; whoever may not reads whom to ask: "Ask finance. “Revoke approval” takes it back." */
export function forRole(t: Translate, role: Role, permission: Permission, what: string): string {
  return can({ role }, permission) ? what : askForIt(t, permission, what);
}

/** What takes something back, for whoever may not do it. */
export function askForIt(t: Translate, permission: Permission, what: string): string {
  return t("records.roleText.ask", { roles: rolesWith(t, permission).toLowerCase(), what });
}
