/** Lengths of time in milliseconds; a day is 24 hours, whatever the clock does that night. */
export const MINUUT_MS = 60_000;
export const UUR_MS = 60 * MINUUT_MS;
export const DAG_MS = 24 * UUR_MS;
