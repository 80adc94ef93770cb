const ZONDER = new URL('./zonder.ts', import.meta.url).pathname;

/** The environment of a trial from whose code these guards are taken. */
export const zonderWachters = (wachters: readonly string[]): Record<string, string> =>
  wachters.length === 0 ? {} : { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${ZONDER}`, AANVAL_ZONDER: wachters.join() };
