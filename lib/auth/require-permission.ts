import { forbidden, redirect } from "next/navigation";
import { signInPath } from "./callback-path.ts";
import { contextOf, currentActor, type UserContext } from "./current-actor.ts";
import { can, type Permission } from "./permissions.ts";

/**
 * First line of every page: the context to read in. Whoever is signed out goes to the sign-in page and, from there,
 * back to `path` (the page's own path with its query); whoever may not see the page gets the "no permission" page, 403.
 */
export async function requirePermission(permission: Permission, path: string): Promise<UserContext> {
  const signedIn = await currentActor();
  if (signedIn === null) redirect(signInPath(path));
  if (!can(signedIn.actor, permission)) forbidden();
  return contextOf(signedIn);
}
