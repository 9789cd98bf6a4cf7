import { expect, test } from "vitest";
import { can, permissionTable, roles, type Permission } from "./permissions.ts";

const permissions = Object.keys(permissionTable) as Permission[];

test("nobody may do nothing", () => {
  for (const permission of permissions) expect(can(null, permission)).toBe(false);
});

test("every permission belongs to somebody", () => {
  for (const permission of permissions) expect(roles.some((role) => can({ role }, permission)), permission).toBe(true);
});

test("what stands in the design about who approves, posts and administers", () => {
  const whoMay = (permission: Permission) => roles.filter((role) => can({ role }, permission));
  expect(whoMay("approval:approve")).toEqual(["finance", "manager"]);
  expect(whoMay("approval:revoke")).toEqual(["finance"]);
  expect(whoMay("value:correct")).toEqual(["finance"]);
  expect(whoMay("posting:manage")).toEqual(["finance"]);
  expect(whoMay("settings:manage")).toEqual(["admin"]);
  expect(whoMay("review:read")).toEqual(["admin", "finance", "manager"]);
});
