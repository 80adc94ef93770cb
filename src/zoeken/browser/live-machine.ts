import { type Bijbestand, type Opengeslagen, samen } from '#zoeken/bijindex.ts';
import { type Laag, type Laagbestand, VORM, woordenUit } from '#zoeken/laag.ts';
import { type Motor, maakMotor } from '#zoeken/motor.ts';
import { openBron, type PagefindModule } from '#zoeken/pagefind.ts';
import { type Woordenschat, woordenschat } from '#zoeken/taal/woordenschat.ts';

/** Searching in the browser, as far as the site had come when it was fetched. */
export interface Machine {
  motor: Motor;
  laag: Laag;
  versie: string;
  groot: Opengeslagen;
  /** What stood beside the index. */
  bij: string;
}

/** From here on Pagefind works in a thread of its own, so that typing never stutters. */
const VEEL_PAGINAS = 2000;

/** Fetches the index of now and the small one beside it; what is still right of the former one is used again. Null when it cannot be read. */
export async function laadMachine(vorige: Machine | null): Promise<Machine | null> {
  const bestand = await haalStand();
  const bij = JSON.stringify(bestand);
  if (vorige?.bij === bij) return vorige;
  const basis = `/pagefind/${bestand.versie}/`;
  const module: PagefindModule = await import(/* @vite-ignore */ `${basis}pagefind.js`);
  // Pages that were away and came back are not in what was fetched without them.
  const past = vorige?.versie === bestand.versie && JSON.parse(vorige.bij).weg.every((id: string) => bestand.weg.includes(id));
  const groot = past ? { ...vorige.groot, bestand: await haalLaag(basis) } : await slaOpen(module, basis);
  const klein = bestand.map === null ? null : await slaOpen(module, `${basis}${bestand.map}/`);
  if (groot.bestand.vorm !== VORM) return null;
  const { laag, bron } = samen(groot, klein, new Set(bestand.weg));
  return { motor: maakMotor(laag, bron), laag, versie: bestand.versie, groot, bij };
}

/** Only the words of the site, to help with typing: a small part of the whole, so it need not wait for the first answer. */
export async function laadWoorden(): Promise<{ schat: Woordenschat }> {
  const { versie } = await haalStand();
  const { vorm, woorden } = await haalLaag(`/pagefind/${versie}/`);
  if (vorm !== VORM) throw new Error('The words have another form');
  return { schat: woordenschat(woordenUit(woorden)) };
}

async function slaOpen(module: PagefindModule, basis: string): Promise<Opengeslagen> {
  const bestand = await haalLaag(basis);
  const bron = await openBron(module, basis, { werker: bestand.bladen.length > VEEL_PAGINAS, delen: bestand.delen });
  return { bestand, bron };
}

const haalLaag = (basis: string): Promise<Laagbestand> => haal(`${basis}laag.json`, 'default');
const haalStand = (): Promise<Bijbestand> => haal<Bijbestand>('/pagefind/bij.json', 'no-cache');
const haal = async <T>(adres: string, cache: RequestCache): Promise<T> => (await fetch(adres, { cache })).json();
