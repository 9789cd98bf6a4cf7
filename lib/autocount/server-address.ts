import { z } from "zod";

/**
 * Where AutoCount answers. It is shown to everybody and stands in the audit log, so it holds no secret: those have fields of
 * their own, which are sealed.
 */
export const serverAddress = z
  .url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://" })
  .refine((address) => !URL.canParse(address) || (new URL(address).username === "" && new URL(address).password === ""), "must not hold a name or password: the key has a field of its own")
  .refine((address) => !URL.canParse(address) || (new URL(address).search === "" && new URL(address).hash === ""), "must end before any ? or #");
