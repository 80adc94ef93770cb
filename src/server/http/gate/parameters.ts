/** More values than this fit no form of ours. */
const MOST = 40;

/** Of these the order counts: best practices stand side by side as they were ticked. */
const ORDERED: readonly string[] = ['p'];

/** What the address says of these names, in their order, each value once and nothing empty: who asks the same gets the same. */
export function pickParameters(query: string, names: readonly string[]): URLSearchParams {
  if (query === '') return new URLSearchParams();
  const given = new URLSearchParams(query);
  const pairs = names.flatMap((name) => {
    const values = [...new Set(given.getAll(name))];
    return (ORDERED.includes(name) ? values : values.sort()).map((value) => [name, value]);
  });
  return new URLSearchParams(pairs.filter(([, value]) => value?.trim()).slice(0, MOST));
}
