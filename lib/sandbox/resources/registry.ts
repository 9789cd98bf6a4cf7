import type { Resource } from "#lib/sandbox/resource.ts";
import { debtor } from "./debtor.ts";
import { documentResource } from "./document.ts";
import { invoice } from "./invoice.ts";
import { partyResource } from "./party.ts";
import { product } from "./product.ts";
import { readOnlyResources } from "./read-only.ts";

/** Every path of the API that this sandbox answers. A further document kind is a further line here. */
export const RESOURCES: readonly Resource[] = [
  documentResource(invoice),
  partyResource(debtor),
  product,
  ...readOnlyResources,
];

/** Paths are matched without regard to case. */
export function findResource(path: string, resources: readonly Resource[] = RESOURCES): Resource | null {
  return resources.find((resource) => resource.path.toLowerCase() === path.toLowerCase()) ?? null;
}
