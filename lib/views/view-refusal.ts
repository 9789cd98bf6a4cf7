/** Why nothing was done with a saved view. `view-changed`: somebody else changed a shared one meanwhile. */
export type ViewRefusal = { code: "view-gone" } | { code: "name-taken" } | { code: "view-changed" } | { code: "not-yours" } | { code: "too-many-views"; most: number };
