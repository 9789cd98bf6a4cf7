import { z } from "zod";

/** An e-mail address as people type it: blanks around it do not count. Upper and lower case are the same in the database. */
export const emailAddress = z.string().trim().max(320, "An e-mail address has at most 320 characters.").pipe(z.email("This is not an e-mail address."));
