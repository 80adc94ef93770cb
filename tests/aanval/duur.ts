// `npm run aanval -- duur MINUTEN`: a site in production mode under load, and whether anything of it grows that should not.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { startSmtp } from '../mail/steun.ts';
import { SITE } from '../steun/productie.ts';
import { startServer } from '../steun/server.ts';
import { vrijePoorten } from '../steun/tls-proxy.ts';
import { belast, Journaal } from './belasting.ts';
import { bevolk } from './wereld.ts';

const MINUTEN = Number(process.argv[2] ?? 20);
const ELKE_MS = 5000;
const MB = 1024 ** 2;

interface Meting {
  /** Seconds since the load began. */
  s: number;
  rssMb: number;
  heapMb: number;
  handles: number;
  bestanden: number;
  logMb: number;
  databaseMb: number;
  vragen: number;
  storingen: number;
  load: number;
}

const map = mkdtempSync(join(tmpdir(), 'duur-'));
mkdirSync(join(map, 'data'), { mode: 0o700 });
cpSync('content', join(map, 'content'), { recursive: true });
const koekjes = await bevolk(join(map, 'data/kennisplatform.db'));
const post = await startSmtp();
const [metricsPort = 0] = await vrijePoorten(1);
const server = await startServer({
  ...{ SITE_URL: SITE, SMTP_URL: post.url, MAIL_VAN: 'Regiokring <noreply@kennis.voorbeeld.nl>', METRICS_PORT: String(metricsPort) },
  ...{ DATA_DIR: join(map, 'data'), CONTENT_DIR: join(map, 'content') },
});
const journaal = new Journaal(join(map, 'journaal.jsonl'));

async function meet(begin: number): Promise<Meting> {
  const cijfers = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const alle = (naam: string) =>
    cijfers
      .split('\n')
      .filter((regel) => regel.startsWith(naam))
      .map((regel) => [regel, Number(regel.split(' ').at(-1))] as const);
  const een = (naam: string) => alle(naam)[0]?.[1] ?? 0;
  const som = (regels: ReturnType<typeof alle>) => regels.reduce((tel, [, getal]) => tel + getal, 0);
  const antwoorden = alle('http_requests_total');
  return {
    s: Math.round((performance.now() - begin) / 1000),
    rssMb: Math.round(een('process_resident_memory_bytes') / MB),
    heapMb: Math.round(een('nodejs_heap_size_used_bytes') / MB),
    handles: een('nodejs_active_handles_total'),
    bestanden: readdirSync(`/proc/${server.proces.pid}/fd`).length,
    logMb: Math.round((een('kennisplatform_bestand_bytes{bestand="log"}') / MB) * 10) / 10,
    databaseMb: Math.round((een('kennisplatform_bestand_bytes{bestand="database"}') / MB) * 10) / 10,
    vragen: som(antwoorden),
    // Busy is an answer; an error is not.
    storingen: som(antwoorden.filter(([regel]) => /status="5\d\d"/.test(regel) && !regel.includes('status="503"'))),
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

const metingen: Meting[] = [];
const begin = performance.now();
let voorbij = false;
const drukte = belast({ poort: Number(new URL(server.url).port), koekjes, journaal, leest: 40, voorbij: () => voorbij });
console.log(`${MINUTEN} minutes under load: twelve people at ${server.url}, metrics at port ${metricsPort}.`);
for (const einde = begin + MINUTEN * 60_000; performance.now() < einde && server.proces.exitCode === null; ) {
  await wacht(ELKE_MS);
  const meting = await meet(begin);
  metingen.push(meting);
  // Only the server's memory is asked about.
  post.ontvangen.length = 0;
  if (metingen.length % 12 === 0) console.log(JSON.stringify(meting));
}
voorbij = true;
await drukte;
// What somebody left open closes when nobody asks for anything any more.
await wacht(8000);
const naRust = await meet(begin);
const code = await server.stop();
await post.sluit();
journaal.sluit();

/** How much a thing grows an hour, by the line that fits best through all measurements but those of the warming up. */
function perUur(wat: 'rssMb' | 'heapMb' | 'bestanden' | 'logMb'): number {
  const warm = metingen.slice(Math.floor(metingen.length / 4));
  const [x, y] = [warm.map(({ s }) => s / 3600), warm.map((een) => een[wat])];
  const gemiddeld = (rij: number[]) => rij.reduce((a, b) => a + b, 0) / rij.length;
  const [mx, my] = [gemiddeld(x), gemiddeld(y)];
  const teller = x.reduce((som, xi, plek) => som + (xi - mx) * ((y[plek] ?? 0) - my), 0);
  return Math.round(teller / x.reduce((som, xi) => som + (xi - mx) ** 2, 0));
}
const laagste = (deel: Meting[]) => Math.min(...deel.map(({ heapMb }) => heapMb));
const vierde = Math.ceil(metingen.length / 4);
const hoogste = (wat: 'rssMb' | 'heapMb' | 'handles' | 'bestanden' | 'logMb') => Math.max(...metingen.map((een) => een[wat]));
const laatste = metingen.at(-1);
const uitslag = {
  minuten: MINUTEN,
  vragen: laatste?.vragen ?? 0,
  'per seconde': Math.round((laatste?.vragen ?? 0) / (MINUTEN * 60)),
  toegezegd: journaal.toegezegd,
  'storingen (5xx behalve 503)': laatste?.storingen ?? 0,
  'geheugen (MB, hoogste)': hoogste('rssMb'),
  'geheugen per uur (MB)': perUur('rssMb'),
  'heap, laagste van het tweede en laatste kwart (MB)': `${laagste(metingen.slice(vierde, 2 * vierde))} → ${laagste(metingen.slice(-vierde))}`,
  'open bestanden, hoogste en na rust': `${hoogste('bestanden')}, ${naRust.bestanden}`,
  'handles, hoogste en na rust': `${hoogste('handles')}, ${naRust.handles}`,
  'log van de database (MB, hoogste en na rust)': `${hoogste('logMb')}, ${naRust.logMb}`,
  'load average van de machine': laatste?.load ?? 0,
  'einde met': code,
};
console.table(uitslag);
const mis = [
  ...(code === 0 ? [] : [`the site ended with ${code}`]),
  ...((laatste?.storingen ?? 1) === 0 ? [] : ['there were errors']),
  // The lowest points are what was left after collecting garbage.
  ...(laagste(metingen.slice(-vierde)) <= laagste(metingen.slice(vierde, 2 * vierde)) * 1.2 + 10 ? [] : ['the heap grows']),
  ...(naRust.bestanden <= (metingen[0]?.bestanden ?? 0) + 10 ? [] : ['files stay open']),
  ...(hoogste('logMb') < 64 ? [] : ['the write-ahead log grows']),
];
const bestand = join(mkdtempSync(join(tmpdir(), 'duur-uitslag-')), 'duur.json');
writeFileSync(bestand, `${JSON.stringify({ gelukt: mis.length === 0, mis, uitslag, naRust, metingen }, null, 2)}\n`);
rmSync(map, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
for (const wat of mis) console.log(`MIS: ${wat}`);
console.log(`Uitslag: ${bestand}`);
process.exit(mis.length === 0 ? 0 : 1);
