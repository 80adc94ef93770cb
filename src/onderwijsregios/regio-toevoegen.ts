import { randomUUID } from 'node:crypto';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db } from '#db/tabellen.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import { ontcijferen } from '#inhoud/stuk-lezen.ts';
import { bestandVan } from '#inhoud/tekst/bestand-maken.ts';
import { isGereserveerd, isVergeven, wensSlug } from '#publicaties/adres.ts';
import { maak } from '#publicaties/bureau/beginnen.ts';
import { adresGeven, hernoemen } from '#publicaties/inzending.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { doorvoeren } from '#publicaties/uitgeven/doorvoeren.ts';
import { goedgekeurdVastleggen } from '#publicaties/uitgeven/goedgekeurd-vastleggen.ts';
import { beloofRevisie } from '#publicaties/uitgeven/publicatie.ts';
import { isRe } from '#publicaties/wie-mag.ts';
import type { Regiofeiten } from './invoer.ts';
import type { Regioverzoek } from './regio-herschrijven.ts';
import { type Naamweigering, naamweigering } from './regionaam.ts';
import { NOG_LEEG } from './regiotekst.ts';
import { beginweigering, type Stapweigering, type Statusstap } from './statusstappen.ts';

export type Regiotoevoeging =
  | { gelukt: true; slug: string; uitgevoerd: boolean }
  | { gelukt: false; reden: 'geen-recht' | 'naam-zonder-adres' | 'bestand-onleesbaar' | Naamweigering | Stapweigering };

/** Adds a region: its page stands at once, and everybody can choose it. Its address is fixed from here on. */
export async function regioToevoegen(
  db: Db,
  {
    account,
    feiten,
    stap,
    inhoud,
    uitgever,
    nu,
  }: Pick<Regioverzoek, 'account' | 'inhoud' | 'uitgever' | 'nu'> & { feiten: Regiofeiten & { kern: string }; stap: Statusstap },
): Promise<Regiotoevoeging> {
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  const slug = wensSlug(feiten.titel);
  if (slug === '' || isGereserveerd(slug)) return { gelukt: false, reden: 'naam-zonder-adres' };
  const bezet = inhoud.een('onderwijsregios', slug) ? 'bestaat-al' : null;
  const naam = naamweigering(inhoud, { titel: feiten.titel, slug, voorbeeld: false });
  const weigering = naam ?? bezet ?? beginweigering(stap, isoDatum(nu));
  if (weigering) return { gelukt: false, reden: weigering };
  // What stands there and cannot be read is somebody's work: it is mended, not passed by with another address.
  if (inhoud.fouten.some(({ bestand }) => bestand === `onderwijsregios/${slug}.mdx`)) return { gelukt: false, reden: 'bestand-onleesbaar' };
  const bestand = eersteBestand(slug, feiten, stap, isoDatum(nu));
  const id = randomUUID();
  return doorvoeren(db, { id, uitgever }, async (trx): Promise<{ gelukt: true; slug: string } | (Regiotoevoeging & { gelukt: false })> => {
    if (await isVergeven(trx, { id, collectie: 'onderwijsregios', slug })) return { gelukt: false, reden: 'bestaat-al' };
    const velden = soortVan('onderwijsregios').uitBestand(ontcijferen('onderwijsregios', `onderwijsregios/${slug}.mdx`, bestand));
    const begin = { collectie: 'onderwijsregios', regio: slug, kennissessie_id: null, voorbeeld: false } as const;
    await maak(trx, { id, ...begin, velden, account, nu });
    await hernoemen(trx, id, feiten.titel);
    await goedgekeurdVastleggen(trx, { id, revisie: 1, velden }, bestand, nu);
    await adresGeven(trx, id, slug);
    await beloofRevisie(trx, { inzending_id: id, collectie: 'onderwijsregios', slug, revisie: 1, bestand, nu });
    await gebeurtenisVastleggen(trx, { wat: 'regio-toegevoegd', door: account, onderwijsregio: slug, nu });
    return { gelukt: true, slug };
  });
}

function eersteBestand(slug: string, feiten: Regiofeiten & { kern: string }, stap: Statusstap, vandaag: string): string {
  const status_verloop: [Statusstap] = [stap];
  const gegevens = {
    ...feiten,
    status_verloop,
    partners: [],
    zoekt: [],
    biedt: [],
    downloads: [],
    bronnen: [],
    trefwoorden: [],
    voorbeeld: false,
  };
  const dagen = { gewijzigd: vandaag, gecontroleerd: vandaag };
  const gemaakt = bestandVan('onderwijsregios', slug, { ...gegevens, ...dagen }, NOG_LEEG);
  if (!gemaakt.gelukt) throw new Error(`The form of a region let something through that its page cannot hold: ${gemaakt.reden}.`);
  return gemaakt.bestand;
}
