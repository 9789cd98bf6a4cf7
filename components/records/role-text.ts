import { type Permission, permissionTable, type Role } from "#lib/auth/permissions.ts";

const names: { readonly [role in Role]: string } = { admin: "Admin", finance: "Finance", manager: "A manager" };

/** A role as the subject of a sentence. */
export function roleName(role: string): string {
  return Object.hasOwn(names, role) ? names[role as Role] : role;
}

/** Who may do it, for whoever may not: "Finance decides this.", "Admin or finance can do this." */
export function whoMay(permission: Permission): string {
  const roles: readonly Role[] = permissionTable[permission];
  const [first, ...others] = roles.map((role) => names[role]);
  if (others.length === 0) return `${first} decides this.`;
  return `${[first, ...others.map((name) => name.toLowerCase())].join(" or ")} can do this.`;
}
