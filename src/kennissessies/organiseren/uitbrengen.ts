import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { slugVan } from '#grond/taal/slug.ts';
import { doorschuiven } from '#kennissessies/aanmelden/doorschuiven.ts';
import { doorgeschoven } from '#kennissessies/brieven/plaatsbrieven.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { daarna, kanMetSessie, type Sessiestand, sessiestandVan } from '#kennissessies/overgangen.ts';
import { bezetting } from '#kennissessies/plaatsen.ts';
import { neemtAan } from '#kennissessies/toestand.ts';
import { type Gevolg, gevolg, voorNiemand } from './gevolg.ts';
import { sessieBewaren, sessieVoor } from './sessie-opslag.ts';

interface Uitbrengverzoek {
  account: Account;
  id: string;
  versie: number;
  nu: Moment;
}
type Geweigerd =
  | { gelukt: false; reden: 'onbekend' | 'verouderd' }
  | { gelukt: false; reden: 'kan-niet'; stand: Sessiestand }
  | { gelukt: false; reden: 'onvolledig'; fouten: Record<string, string> };
export type Aankondiguitslag = { gelukt: true; url: string } | Geweigerd;
export type Openzetuitslag = Aankondiguitslag | { gelukt: false; reden: 'onbevestigd'; gevolg: Gevolg };

/** Save the date: the session gets its address, for good, and stands in the agenda; nobody can sign up yet. */
export async function aankondigen(db: Db, { account, id, versie, nu }: Uitbrengverzoek): Promise<Aankondiguitslag> {
  return db.transaction().execute(async (trx): Promise<Aankondiguitslag> => {
    const was = await inDeze(trx, { account, id, versie, nu }, 'aankondigen');
    if ('gelukt' in was) return was;
    const fouten = was.beginOp > nu ? {} : VOORBIJ;
    if (Object.keys(fouten).length > 0) return { gelukt: false, reden: 'onvolledig', fouten };
    const kennissessie = await uitgebracht(trx, was, 'aankondigen', nu);
    await gebeurtenisVastleggen(trx, { wat: 'sessie-aangekondigd', door: account, kennissessie: id, onderwijsregio: was.gastregio, nu });
    return { gelukt: true, url: kennissessie.url };
  });
}

/** People can sign up, from the moment that its window says. Who waits already moves up at once, after it was asked. */
export async function openzetten(
  db: Db,
  { account, id, versie, bevestigd, origin, nu }: Uitbrengverzoek & { bevestigd: boolean; origin: string },
): Promise<Openzetuitslag> {
  return db.transaction().execute(async (trx): Promise<Openzetuitslag> => {
    const was = await inDeze(trx, { account, id, versie, nu }, 'openzetten');
    if ('gelukt' in was) return was;
    const fouten = ontbrekend(was, nu);
    if (Object.keys(fouten).length > 0) return { gelukt: false, reden: 'onvolledig', fouten };
    const { bezet, wachtend } = await bezetting(trx, id);
    const open = { ...was, status: daarna('openzetten', was, nu) };
    const erbij = neemtAan(open, nu) ? Math.min(wachtend, was.capaciteit - was.achtergehouden - bezet) : 0;
    const wie = 'van de wachtlijst die nu een plaats krijgen';
    const vooruit = gevolg([{ mensen: erbij, wie, brief: () => doorgeschoven(voorNiemand(open, origin, nu)) }]);
    if (vooruit && !bevestigd) return { gelukt: false, reden: 'onbevestigd', gevolg: vooruit };
    const kennissessie = await uitgebracht(trx, was, 'openzetten', nu);
    await gebeurtenisVastleggen(trx, { wat: 'sessie-opengezet', door: account, kennissessie: id, onderwijsregio: was.gastregio, nu });
    await doorschuiven(trx, id, { origin, nu });
    return { gelukt: true, url: kennissessie.url };
  });
}

async function inDeze(
  trx: Transaction<Tabellen>,
  { account, id, versie, nu }: Uitbrengverzoek,
  daad: 'aankondigen' | 'openzetten',
): Promise<MetLink | Extract<Geweigerd, { reden: 'onbekend' | 'verouderd' | 'kan-niet' }>> {
  const was = await sessieVoor(trx, account, id);
  if (!was) return { gelukt: false, reden: 'onbekend' };
  if (!kanMetSessie(daad, was, nu)) return { gelukt: false, reden: 'kan-niet', stand: sessiestandVan(was, nu) };
  return was.versie === versie ? was : { gelukt: false, reden: 'verouderd' };
}

async function uitgebracht(trx: Transaction<Tabellen>, was: MetLink, daad: 'aankondigen' | 'openzetten', nu: Moment): Promise<MetLink> {
  const slug = was.status === 'concept' ? await vrijAdres(trx, was.titel) : was.slug;
  const status = daarna(daad, was, nu);
  const kennissessie = { ...was, slug, url: `/kennissessies/${slug}/`, status, versie: was.versie + 1, gewijzigdOp: nu };
  await sessieBewaren(trx, kennissessie);
  return kennissessie;
}

const VOORBIJ = { datum: 'Deze datum en tijd zijn geweest. Kies een moment dat nog komt.' };

/** What somebody must know before they can sign up. */
function ontbrekend(k: MetLink, nu: Moment): Record<string, string> {
  return {
    ...(k.beginOp > nu ? {} : VOORBIJ),
    ...(k.kern ? {} : { kern: 'Schrijf bij ‘Kern’ in een of twee zinnen waar het over gaat.' }),
    ...(k.vorm !== 'online' && !k.plaats ? { plaats: 'Vul in waar het is, of kies als vorm Online.' } : {}),
    ...(k.capaciteit > 0 ? {} : { capaciteit: 'Vul in hoeveel plaatsen er zijn.' }),
    ...(k.organisator ? {} : { organisator: 'Vul in wie de kennissessie organiseert.' }),
  };
}

/** From the title, with a number behind it when another session has that address. */
async function vrijAdres(trx: Transaction<Tabellen>, titel: string): Promise<string> {
  const basis = slugVan(titel).slice(0, 90).replace(/-$/, '') || 'kennissessie';
  const bezet = new Set(
    (await trx.selectFrom('kennissessie').select('slug').where('slug', 'like', `${basis}%`).execute()).map(({ slug }) => slug),
  );
  let slug = basis;
  for (let nummer = 2; bezet.has(slug); nummer += 1) slug = `${basis}-${nummer}`;
  return slug;
}
