import { type Laagbestand, VORM } from '#zoeken/laag.ts';
import { type Motor, maakMotor } from '#zoeken/motor.ts';
import { type Bundellezer, bundelbytes } from '#zoeken/pagefind/deelindex.ts';
import { type Index, openIndex } from '#zoeken/pagefind.ts';
import { type Bijbestand, samenvoegen } from '#zoeken/samenvoegen.ts';
import { type Woordenschat, woordenschat } from '#zoeken/taal/woordenschat.ts';
import { aantallenUit } from '#zoeken/woordenlijst.ts';
import { juisteWoorden } from './juiste-woorden.ts';

/** An index in the browser and its engine, as far as the site had come when it was looked at. */
export interface Geladen {
  motor: Motor;
  groot: Index;
  /** What stood beside the index. */
  bij: Bijbestand;
}

/** Fetches the index of now and the small one beside it, and uses again what is still right of the former. Throws when there is none. */
export async function laadIndex(vorige: Geladen | null): Promise<Geladen> {
  const bij = vorige ? await haalStand() : (await haalEerste()).bij;
  if (vorige && JSON.stringify(vorige.bij) === JSON.stringify(bij)) return vorige;
  const basis = `/pagefind/${bij.versie}/`;
  // Pages that were away and came back are not in what was fetched without them.
  const past = vorige?.bij.versie === bij.versie && vorige.bij.weg.every((id) => bij.weg.includes(id));
  const bestand = vorige ? await haalLaag(basis) : (await haalEerste()).laag;
  const groot = past ? metBladenVan(vorige.groot, bestand) : await openIndex(bestand, lezerVan(basis));
  const klein = bij.map === null ? null : await openIndex(await haalLaag(`${basis}${bij.map}/`), lezerVan(`${basis}${bij.map}/`));
  return { motor: maakMotor(samenvoegen(groot, klein, new Set(bij.weg)), juisteWoorden), groot, bij };
}

/** Only the words of the site, to help with typing: a small part of the whole, so they are there before the index is. */
export async function laadWoorden(): Promise<{ schat: Woordenschat }> {
  return { schat: woordenschat(aantallenUit((await haalEerste()).laag.woorden)) };
}

let eerste: Promise<{ bij: Bijbestand; laag: Laagbestand }> | undefined;
/** What words and index both begin with, fetched once. */
function haalEerste() {
  eerste ??= (async () => {
    const bij = await haalStand();
    return { bij, laag: await haalLaag(`/pagefind/${bij.versie}/`) };
  })().catch((fout) => {
    eerste = undefined;
    throw fout;
  });
  return eerste;
}

const lezerVan =
  (basis: string): Bundellezer =>
  async (naam) => {
    const { body } = await haal(basis + naam);
    if (!body) throw new Error(`Nothing in ${naam}`);
    return bundelbytes(new Uint8Array(await new Response(body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()));
  };

/** The words of now beside the pages as they were counted when the index was opened. */
const metBladenVan = (groot: Index, { woorden }: Laagbestand): Index => ({ ...groot, bestand: { ...groot.bestand, woorden } });

async function haalLaag(basis: string): Promise<Laagbestand> {
  const laag: Laagbestand = await (await haal(`${basis}laag.json`)).json();
  if (laag.vorm !== VORM) throw new Error('This index is for another version of the page.');
  return laag;
}
const haalStand = async (): Promise<Bijbestand> => (await haal('/pagefind/bij.json')).json();

/** Whoever types does not wait long for what only makes an answer more recent. */
const GEDULD_MS = 10_000;
async function haal(adres: string): Promise<Response> {
  const antwoord = await fetch(adres, { cache: 'no-cache', signal: AbortSignal.timeout(GEDULD_MS) });
  if (!antwoord.ok) throw new Error(`${antwoord.status} for ${adres}`);
  return antwoord;
}
