import type { ActionRefusal } from "#lib/auth/define-action.ts";
import { can, type Permission, type Role } from "#lib/auth/permissions.ts";
import type { FixType } from "./question.ts";

/** Who may give such an answer may also stop it and take it back. */
export function permissionOf(type: FixType): Permission {
  return type === "customer" || type === "supplier" ? "customer:decide" : "code:correct";
}

/** Why somebody of this role may not; null where they may. */
export function refusalOf(role: Role | null, type: FixType): Extract<ActionRefusal, { code: "forbidden" }> | null {
  const permission = permissionOf(type);
  return role !== null && can({ role }, permission) ? null : { code: "forbidden", permission };
}
