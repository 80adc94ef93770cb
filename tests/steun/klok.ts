// Moves the clock of this process, so that tests see the same day whenever they run: the example sessions have dates.
const vooruit = Number(process.env.KLOK_VOORUIT_MS ?? 0);
if (vooruit !== 0) {
  const echt = Date.now;
  Date.now = () => echt() + vooruit;
  globalThis.Date = new Proxy(Date, {
    construct: (doel, delen, nieuw) => Reflect.construct(doel, delen.length > 0 ? delen : [Date.now()], nieuw),
    apply: () => new Date().toString(),
  });
}
