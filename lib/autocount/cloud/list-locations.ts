import { z } from "zod";
import type { Result } from "#lib/result.ts";
import type { CloudConnection } from "./connection.ts";
import { readListing } from "./read-listing.ts";
import type { ListingFailure } from "../listing-failure.ts";

export type CloudLocation = { code: string; name: string };

const text = z.string().nullish().transform((value) => value?.trim() || null);

// How the listing names its columns is not documented (cloud-api 23): the document's own word for a location, or a code.
const row = z
  .object({ location: text, locationcode: text, code: text, description: text })
  .transform(({ location, locationcode, code, description }) => ({ code: location ?? locationcode ?? code ?? "", name: description ?? "" }))
  .refine((found) => found.code !== "", "a location without a code")
  .transform(({ code, name }): CloudLocation => ({ code, name: name || code }));

/** Every stock location of the book, each once (cloud-api 23). */
export function listLocations(connection: CloudConnection, onRows?: (rows: number) => void): Promise<Result<CloudLocation[], ListingFailure>> {
  return readListing(connection, {
    name: "location",
    page: (page) => ({ method: "GET", path: `location/listing?page=${page}` }),
    row,
    keyOf: (location) => location.code,
  }, onRows);
}
