/** Asks a running service at a steady pace, whether or not earlier answers have come: what waits shows in the times. */

export interface Asked {
  readonly name: string;
  /** Milliseconds from the moment a request was due to its whole answer, sorted. */
  readonly times: readonly number[];
  readonly failed: number;
  /** Largest answer in bytes. */
  readonly bytes: number;
}

/** Sends `count` requests at `perSecond`, the n-th to `pathOf(n)`. A status other than `expected` counts as failed. */
export async function ask(
  origin: string,
  cookie: string,
  name: string,
  pathOf: (n: number) => string,
  { count, perSecond }: { readonly count: number; readonly perSecond: number },
): Promise<Asked> {
  const times: number[] = [];
  let failed = 0;
  let bytes = 0;
  const start = performance.now();
  const one = async (n: number): Promise<void> => {
    const due = start + (n * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const answer = await fetch(origin + pathOf(n), { headers: { cookie } });
    const body = await answer.arrayBuffer();
    times.push(performance.now() - due);
    bytes = Math.max(bytes, body.byteLength);
    if (!answer.ok) failed += 1;
  };
  await Promise.all(Array.from({ length: count }, (_, n) => one(n)));
  return { name, times: times.sort((a, b) => a - b), failed, bytes };
}

/** The value below which `share` of the sorted times lie. */
export function quantile(times: readonly number[], share: number): number {
  return times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? Number.NaN;
}
