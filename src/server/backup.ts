// `npm run backup -- BESTAND` or `-- --bewaar 30 MAP`: one consistent copy of a running system.
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { boekAanvullen } from '#accounts/onomkeerbaar/onthoudboek-lezen.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import { alsKopiefout } from '#server/kopie/elders-fout.ts';
import { Kopiefout } from '#server/kopie/kopie.ts';
import { maakKopie } from '#server/kopie/kopie-maken.ts';
import { naamKopie, oudeKopieenWeg } from '#server/kopie/kopieen-bewaren.ts';
import { maakSleutelpaar, versleutelVoor } from '#server/kopie/versleutelen.ts';
import { openOnthoudarchief } from '#server/opslag/onthoudarchief.ts';
import { verreBergingen } from '#server/opslag/opslag.ts';
import { Bezet, bezwaarTegenPlek, leesOpdrachtplek, metPlek, type Opdrachtplek } from '#server/opstarten/opdrachtplek.ts';
import { paden } from '#server/opstarten/paden.ts';

const GEBRUIK =
  'Noem precies één bestand of map. Gebruik: npm run backup -- kopie.tar.gz, of npm run backup -- --bewaar 30 MAP. ' +
  'Versleutelen: --voor age1… erbij. Een sleutel maken: npm run backup -- --nieuwe-sleutel BESTAND.';
const OPTIES = { voor: { type: 'string', multiple: true }, bewaar: { type: 'string' }, 'nieuwe-sleutel': { type: 'string' } } as const;

try {
  const { values, positionals } = leesOpdracht();
  const sleutelbestand = values['nieuwe-sleutel'];
  if (sleutelbestand !== undefined) {
    if (positionals.length > 0 || values.voor || values.bewaar) throw new Kopiefout(GEBRUIK);
    console.log(await nieuweSleutel(resolve(sleutelbestand)));
  } else {
    const [waarheen, ...meer] = positionals;
    if (!waarheen || meer.length > 0) throw new Kopiefout(GEBRUIK);
    console.log(await kopieer(leesOpdrachtplek(), { ...values, waarheen: resolve(waarheen) }));
  }
} catch (reden) {
  console.error(reden instanceof Kopiefout ? reden.message : `De kopie is niet gemaakt: ${reden instanceof Error ? reden.message : reden}`);
  process.exit(1);
}

async function kopieer(plek: Opdrachtplek, wens: { waarheen: string; voor?: string[] | undefined; bewaar?: string | undefined }) {
  const { dataDir, contentDir, siteUrl, kaal, databaseUrl, opslagUrl } = plek;
  const { voor = [], waarheen } = wens;
  const nu = Date.now();
  versleutelVoor(voor);
  const isMap = statSync(waarheen, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const bewaar = hoeveel(wens.bewaar, isMap);
  const doel = isMap ? join(waarheen, naamKopie({ siteUrl }, { versleuteld: voor.length > 0, nu })) : waarheen;
  const bezwaar = bezwaarTegenDoel(doel) ?? (await bezwaarTegenPlek(plek));
  if (bezwaar) throw new Kopiefout(`Er is geen kopie gemaakt. ${bezwaar}`);
  const verzoek = { dataDir, contentDir, databaseUrl, doel, voor, verweg: verreBergingen(opslagUrl) };
  const { bestanden } = await metPlek(plek, () => maakKopie(verzoek))
    .catch(databaseUrl === null ? undefined : alsKopiefout)
    .catch((fout) => {
      throw fout instanceof Kopiefout || fout instanceof Bezet ? new Kopiefout(`Er is geen kopie gemaakt. ${fout.message}`) : fout;
    });
  // Who goes on without the store takes the file along, with what every machine did.
  if (opslagUrl !== null) await boekAanvullen(paden(dataDir).onthoudboek, openOnthoudarchief(opslagUrl));
  const grootte = Math.ceil(statSync(doel).size / 1024);
  const weg = bewaar === null ? [] : await oudeKopieenWeg(waarheen, { siteUrl, bewaar, net: doel, nu });
  return [
    `Bewaard in ${doel}: ${aantal(Object.keys(bestanden).length, 'bestand', 'bestanden')}, ${grootte} kB.`,
    ...(voor.length > 0 ? [`Versleuteld voor ${aantal(voor.length, 'sleutel', 'sleutels')}.`] : []),
    ...(weg.length > 0 ? [`Er blijven er ten hoogste ${bewaar}. Weggehaald: ${weg.join(', ')}.`] : []),
    ...(kaal ? [`Let op: dit zijn de gegevens in ${dataDir}, want DATA_DIR, CONTENT_DIR en SITE_URL zijn niet ingesteld.`] : []),
  ].join('\n');
}

function hoeveel(bewaar: string | undefined, isMap: boolean): number | null {
  if (bewaar === undefined) return null;
  if (!/^[1-9]\d{0,3}$/.test(bewaar)) throw new Kopiefout('Zeg met --bewaar hoeveel kopieën er blijven: een getal van 1 tot en met 9999.');
  if (!isMap) throw new Kopiefout('Noem bij --bewaar een map die er al is. De kopie krijgt daarin zelf een naam.');
  return Number(bewaar);
}

function bezwaarTegenDoel(doel: string): string | null {
  if (existsSync(doel)) return `${doel} bestaat al. Kies een andere naam.`;
  return existsSync(dirname(doel)) ? null : `De map ${dirname(doel)} bestaat niet. Maak die eerst, of kies een andere plek.`;
}

async function nieuweSleutel(pad: string): Promise<string> {
  const publiek = await maakSleutelpaar(pad).catch((fout: NodeJS.ErrnoException) => {
    if (fout.code === 'EEXIST') throw new Kopiefout(`${pad} bestaat al. Kies een andere naam: een sleutel wordt nooit overschreven.`);
    if (fout.code === 'ENOENT') throw new Kopiefout(`De map ${dirname(pad)} bestaat niet. Maak die eerst, of kies een andere plek.`);
    throw fout;
  });
  return [
    `De geheime sleutel staat in ${pad}. Bewaar hem op een andere plek dan deze server, en haal hem hier weg.`,
    'Zonder die sleutel kan niemand de kopieën openen, ook jij niet.',
    `De publieke sleutel is ${publiek}`,
    `Kopieën maken: npm run backup -- --voor ${publiek} kopie.tar.gz.age`,
  ].join('\n');
}

function leesOpdracht() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIES });
  } catch {
    throw new Kopiefout(GEBRUIK);
  }
}
