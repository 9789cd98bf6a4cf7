import { requestSignOut } from "./session-requests.ts";

/** Ends the session of this browser and goes to the sign-in page. */
export async function endSession(): Promise<void> {
  await requestSignOut();
  window.location.assign("/sign-in");
}
