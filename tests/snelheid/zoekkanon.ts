// Child process of zoekdruk.ts: searches for other words every time, and says what came back.
import { json } from 'node:stream/consumers';
import autocannon from 'autocannon';
import { toeval } from './toeval.ts';
import { GROEPEN, LINKS, RECHTS } from './woordenlijst.ts';
import type { Zoekoogst, Zoeksalvo } from './zoekdruk.ts';

const { url, verbindingen, bezoekers, seconden } = (await json(process.stdin)) as Zoeksalvo;
// Another start every time: what was asked in the round before is not asked first again.
const kans = toeval(Date.now());
let beurt = 0;
const { requests, duration, non2xx, errors, latency, statusCodeStats } = await autocannon({
  url,
  connections: verbindingen,
  duration: seconden,
  requests: [
    {
      setupRequest: (vraag) => {
        beurt += 1;
        const q = `${kans.kies(LINKS)}${kans.kies(RECHTS)} ${kans.kies(GROEPEN)}`;
        const headers = { 'accept-encoding': 'gzip, deflate, br', 'x-forwarded-for': `10.9.${beurt % bezoekers}.1` };
        return { ...vraag, path: `/zoeken/?${new URLSearchParams({ q })}`, headers };
      },
    },
  ],
});
const weg = statusCodeStats['503']?.count ?? 0;
const oogst: Zoekoogst = {
  perSeconde: (requests.total - weg) / duration,
  ...{ p50: latency.p50, p99: latency.p99, weggestuurd: requests.total > 0 ? weg / requests.total : 0, mis: non2xx - weg + errors },
};
console.log(JSON.stringify(oogst));
