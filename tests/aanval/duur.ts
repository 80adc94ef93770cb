// `npm run aanval -- duur MINUTEN`: a site in production mode under load, and whether anything of it grows that should not.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { startSmtp, totdat } from '../mail/steun.ts';
import { OP_PG } from '../steun/db.ts';
import { beginPg } from '../steun/pg-klaar.ts';
import { SITE } from '../steun/productie.ts';
import { startServer } from '../steun/server.ts';
import { vrijePoorten } from '../steun/tls-proxy.ts';
import { belast, Journaal } from './belasting.ts';
import { maakPlek } from './plek.ts';
import { bevolk } from './wereld.ts';

const MINUTEN = Number(process.argv[2] ?? 20);
const ELKE_MS = 5000;
const MB = 1024 ** 2;

interface Meting {
  /** Seconds since the load began. */
  s: number;
  /** All that the machine gave it, and the part of it that is not of a file. */
  rssMb: number;
  eigenMb: number;
  /** Of that: what its code holds or has not thrown away yet, what was asked for that, and what is kept beside it (bytes of pages). */
  heapMb: number;
  heapGrootMb: number;
  ernaastMb: number;
  handles: number;
  bestanden: number;
  logMb: number;
  databaseMb: number;
  vragen: number;
  storingen: number;
  load: number;
}

/** What is left after collecting garbage: whatever grows there is kept by somebody. */
interface Over {
  s: number;
  heapMb: number;
  heapGrootMb: number;
  ernaastMb: number;
  /** What the threads were given for their code, of which they collect by themselves. */
  dradenMb: number;
  rssMb: number;
}

// As on a site: what nobody reads any more is cleaned up while it runs.
const ruimPgOp = OP_PG ? await beginPg(['autovacuum=on', 'checkpoint_timeout=5min', 'max_wal_size=1GB']) : undefined;
const plek = await maakPlek();
const koekjes = await bevolk(plek.adres);
const post = await startSmtp();
const [metricsPort = 0] = await vrijePoorten(1);
const server = await startServer({
  ...{ SITE_URL: SITE, SMTP_URL: post.url, MAIL_VAN: 'Regiokring <noreply@kennis.voorbeeld.nl>', METRICS_PORT: String(metricsPort) },
  ...{ ...plek.omgeving, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${import.meta.resolve('./opruimen-op-verzoek.ts')}` },
});
const journaal = new Journaal(join(plek.map, 'journaal.jsonl'));

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
    eigenMb: Math.round(Number(/^Anonymous: +(\d+)/m.exec(readFileSync(`/proc/${server.proces.pid}/smaps_rollup`, 'utf8'))?.[1]) / 1024),
    heapMb: Math.round(een('nodejs_heap_size_used_bytes') / MB),
    heapGrootMb: Math.round(een('nodejs_heap_size_total_bytes') / MB),
    ernaastMb: Math.round(een('nodejs_external_memory_bytes') / MB),
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

/** Lets the server collect its garbage. */
async function ruimOp(begin: number): Promise<Over> {
  const gezegd = () => [...server.stderr().matchAll(/"opgeruimd":(\{.*?\})/g)];
  const eerder = gezegd().length;
  server.proces.kill('SIGUSR2');
  await totdat(() => gezegd().length > eerder, 'what is left');
  const { heapUsed, heapTotal, external, draden, rss } = JSON.parse(gezegd().at(-1)?.[1] ?? '') as NodeJS.MemoryUsage & { draden: number };
  const mb = (bytes: number) => Math.round((bytes / MB) * 10) / 10;
  return {
    s: Math.round((performance.now() - begin) / 1000),
    ...{ heapMb: mb(heapUsed), heapGrootMb: mb(heapTotal), ernaastMb: mb(external), dradenMb: mb(draden), rssMb: mb(rss) },
  };
}

const metingen: Meting[] = [];
const over: Over[] = [];
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
  if (performance.now() > begin + ((over.length + 1) * MINUTEN * 60_000) / 4) over.push(await ruimOp(begin));
}
voorbij = true;
await drukte;
// What somebody left open closes when nobody asks for anything any more.
await wacht(8000);
const naRust = await meet(begin);
over.push(await ruimOp(begin));
for (const rest of over) console.log(`After collecting garbage: ${JSON.stringify(rest)}`);
const code = await server.stop();
await post.sluit();
journaal.sluit();

/** How much a thing grows an hour, by the line that fits best through all measurements but those of the warming up. */
function perUur(wat: 'rssMb' | 'eigenMb' | 'heapMb' | 'bestanden' | 'logMb'): number {
  const warm = metingen.slice(Math.floor(metingen.length / 4));
  const [x, y] = [warm.map(({ s }) => s / 3600), warm.map((een) => een[wat])];
  const gemiddeld = (rij: number[]) => rij.reduce((a, b) => a + b, 0) / rij.length;
  const [mx, my] = [gemiddeld(x), gemiddeld(y)];
  const teller = x.reduce((som, xi, plek) => som + (xi - mx) * ((y[plek] ?? 0) - my), 0);
  return Math.round(teller / x.reduce((som, xi) => som + (xi - mx) ** 2, 0));
}
const gehouden = ({ heapMb, ernaastMb }: Over) => Math.round(heapMb + ernaastMb);
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
  'wat na opruimen overblijft, na elk kwart en na rust (MB)': over.map(gehouden).join(', '),
  'open bestanden, hoogste en na rust': `${hoogste('bestanden')}, ${naRust.bestanden}`,
  'handles, hoogste en na rust': `${hoogste('handles')}, ${naRust.handles}`,
  'log van de database (MB, hoogste en na rust)': `${hoogste('logMb')}, ${naRust.logMb}`,
  'load average van de machine': laatste?.load ?? 0,
  'einde met': code,
};
console.table(uitslag);
const [eerst, laatst] = [over[0], over.at(-1)];
const mis = [
  ...(code === 0 ? [] : [`the site ended with ${code}`]),
  ...((laatste?.storingen ?? 1) === 0 ? [] : ['there were errors']),
  ...(eerst && laatst && gehouden(laatst) <= gehouden(eerst) * 1.2 + 10 ? [] : ['something is kept that grows']),
  ...(naRust.bestanden <= (metingen[0]?.bestanden ?? 0) + 10 ? [] : ['files stay open']),
  ...(hoogste('logMb') < 64 ? [] : ['the write-ahead log grows']),
];
const bestand = join(mkdtempSync(join(tmpdir(), 'duur-uitslag-')), 'duur.json');
writeFileSync(bestand, `${JSON.stringify({ gelukt: mis.length === 0, mis, uitslag, naRust, over, metingen }, null, 2)}\n`);
await plek.ruimOp();
await ruimPgOp?.();
for (const wat of mis) console.log(`MIS: ${wat}`);
console.log(`Uitslag: ${bestand}`);
process.exit(mis.length === 0 ? 0 : 1);
