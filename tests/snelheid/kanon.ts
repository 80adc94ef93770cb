// Child process of bestoken.ts: fires at a server and says what came back.
import { json } from 'node:stream/consumers';
import autocannon from 'autocannon';
import type { Lading, Trefkans } from './bestoken.ts';

const { url, paden, verbindingen, seconden, codering, host } = (await json(process.stdin)) as Lading;
const wisselend = paden.length > 1 || paden[0]?.includes('{n}');
// Another start every time: what was asked in the round before is not asked first again.
let beurt = Date.now();
function volgende(): string {
  beurt += 1;
  return (paden[beurt % paden.length] ?? '/').replace('{n}', String(beurt));
}
const { requests, duration, non2xx, errors } = await autocannon({
  url: wisselend ? url : url + paden[0],
  connections: verbindingen,
  duration: seconden,
  headers: { 'accept-encoding': codering, ...(host && { host }) },
  ...(wisselend && { requests: [{ setupRequest: (vraag) => ({ ...vraag, path: volgende() }) }] }),
});
console.log(JSON.stringify({ aantal: requests.total, seconden: duration, mis: non2xx + errors } satisfies Trefkans));
