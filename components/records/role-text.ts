import { type Permission, permissionTable, type Role } from "#lib/auth/permissions.ts";

const names: { readonly [role in Role]: string } = { admin: "Admin", finance: "Finance", manager: "A manager" };

/** A role as the subject of a sentence. */
export function roleName(role: string): string {
  return Object.hasOwn(names, role) ? names[role as Role] : role;
}

/** The roles that may do it, as the subject of a sentence: "Admin or finance". */
export function rolesWith(permission: Permission): string {
  const roles: readonly Role[] = permissionTable[permission];
  return roles.map((role, index) => (index === 0 ? names[role] : names[role].toLowerCase())).join(" or ");
}

/** Who may do it, for whoever may not: "Finance decides this.", "Admin or finance can do this." */
export function whoMay(permission: Permission): string {
  return permissionTable[permission].length === 1 ? `${rolesWith(permission)} decides this.` : `${rolesWith(permission)} can do this.`;
}
