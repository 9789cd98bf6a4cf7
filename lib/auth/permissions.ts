/** The roles a person can have in a company. Compared nowhere else: ask `can()`. */
export const roles = ["admin", "finance", "manager"] as const;
export type Role = (typeof roles)[number];

/** The one permission table (design: "Approval"): permission -> roles. Serves server and screen alike. */
export const permissionTable = {
  "review:read": ["admin", "finance", "manager"],
  "dashboard:read": ["admin", "finance", "manager"],
  "audit:read": ["admin", "finance", "manager"],
  "code:correct": ["admin", "finance"],
  "value:correct": ["finance"],
  "item:create": ["admin", "finance"],
  /** Uploads and edits what AutoCount has beside what its connection lists. */
  "reference:edit": ["admin", "finance"],
  "customer:decide": ["finance"],
  "delivery:decide": ["finance"],
  "change:decide": ["finance"],
  "approval:approve": ["finance", "manager"],
  /** Takes back every approval of a record, whoever gave it. */
  "approval:revoke": ["finance"],
  "record:reject": ["finance"],
  /** Holds a record by hand, with a reason, and releases it again; what it is then approved by, approvals say. */
  "record:hold": ["admin", "finance", "manager"],
  /** By hand; somebody else approves it. */
  "record:enter": ["admin", "finance"],
  "posting:manage": ["finance"],
  /** Lets a warning stop no longer, with a reason. */
  "warning:accept": ["finance"],
  /** Fiscal years and months, closed and opened with a reason. */
  "period:manage": ["finance"],
  "settings:manage": ["admin"],
  /** Reads stored messages again, with their source's mapping as it is now. */
  "delivery:read-again": ["admin"],
  /** Hands in files of documents, maps and runs them. */
  "imports:run": ["admin", "finance"],
  /** Says something about a record to the others. */
  "record:discuss": ["admin", "finance", "manager"],
  /** Whose work a record is, until when it is put off, what words stand on it. */
  "record:organise": ["admin", "finance", "manager"],
  /** One's own password. */
  "account:own": ["admin", "finance", "manager"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof permissionTable;

/** Whether somebody of this role may do that. A manager's approval counts only as a second one: see four-eyes. */
export function can(actor: { role: Role } | null, permission: Permission): boolean {
  return actor !== null && (permissionTable[permission] as readonly Role[]).includes(actor.role);
}
