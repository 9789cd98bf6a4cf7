import { type ReactNode, Suspense } from "react";

/** Nobody sees a wait of this length; a placeholder that flashes up meanwhile, everybody does. */
const patienceMs = 150;

type PatientlyProps<T> = { load: Promise<T>; fallback: ReactNode; children: (value: T) => ReactNode };

/**
 * Shows what is loaded at once when it comes quickly, and `fallback` in its place only when it does not. React keeps a
 * placeholder that it has shown for 0.3 s, ready or not, so a fast page must not begin with one. Unlike a `loading.tsx`
 * it leaves the page its status: who is refused gets 403, not 200 and then a refusal.
 */
export async function Patiently<T>({ load, fallback, children }: PatientlyProps<T>) {
  const late = Symbol("late");
  const first = await Promise.race([load, new Promise<typeof late>((resolve) => setTimeout(resolve, patienceMs, late))]);
  // What is here needs no placeholder, which would be sent along with it; the boundary stays, so that the page keeps its state.
  if (first !== late) return <Suspense fallback={null}>{children(first as T)}</Suspense>;
  return (
    <Suspense fallback={fallback}>
      <Later load={load}>{children}</Later>
    </Suspense>
  );
}

async function Later<T>({ load, children }: Omit<PatientlyProps<T>, "fallback">) {
  return children(await load);
}
