/**
 * How long the store of a service has worked for questions so far, in milliseconds, as the service itself tells at
 * `/metrics`. Its looking for the newest day comes with every request, and is not the question's.
 */
export async function storeTime(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const sums = text.matchAll(/^oc_stats_store_seconds_sum\{operation="(\w+)"\} ([\d.e+-]+)$/gm);
  return [...sums].reduce(
    (all, [, operation, seconds]) => (operation === 'bounds' ? all : all + Number(seconds) * 1_000),
    0,
  );
}
