/** On it the tabs of a browser tell each other that somebody has signed in or out. */
export const sessionChannel = "holdpoint:session";

export function tellSessionChanged(): void {
  const channel = new BroadcastChannel(sessionChannel);
  channel.postMessage("changed");
  channel.close();
}
