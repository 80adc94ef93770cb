// Loaded with `--import` into a server that a test started: at each SIGUSR2 its clock jumps to the next of KLOK_SPRONGEN (ms from where it began).
const sprongen = (process.env.KLOK_SPRONGEN ?? '').split(',').map(Number);
let sprong = 0;
const echt = Date.now;
Date.now = () => echt() + sprong;
globalThis.Date = new Proxy(Date, {
  construct: (doel, delen, nieuw) => Reflect.construct(doel, delen.length > 0 ? delen : [Date.now()], nieuw),
});
process.on('SIGUSR2', () => {
  sprong = sprongen.shift() ?? 0;
});
