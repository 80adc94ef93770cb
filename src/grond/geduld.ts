/** The outcome of this work, or null when it fails or takes longer than `ms`. Late work goes on, unheard. */
export function binnen<T>(ms: number, werk: Promise<T>): Promise<T | null> {
  const { promise: teLaat, resolve } = Promise.withResolvers<null>();
  const wekker = setTimeout(resolve, ms, null);
  const gelukt = werk.catch(() => null);
  return Promise.race([gelukt, teLaat]).finally(() => clearTimeout(wekker));
}
