import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { slugVan } from '#grond/taal/slug.ts';
import { doorschuiven } from '#kennissessies/aanmelden/doorschuiven.ts';
import { doorgeschoven } from '#kennissessies/brieven/plaatsbrieven.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { daarna, kanMetSessie, type Sessiestand, sessiestandVan } from '#kennissessies/overgangen.ts';
import { bezetting, doorTeSchuiven } from '#kennissessies/plaatsen.ts';
import { neemtAan } from '#kennissessies/toestand.ts';
import { type Gevolg, type Groep, gevolg, voorNiemand } from './gevolg.ts';
import type { Wijziging } from './nieuwe-stand.ts';
import { sessieBewaren, sessieVoor } from './sessie-opslag.ts';
import { type Afgekeurd, type Gekeurd, wijzigingDoorvoeren, wijzigingKeuren } from './wijzigen.ts';

interface Uitbrengverzoek {
  account: Account;
  id: string;
  versie: number;
  /** What was changed in the same form and not saved yet: it is saved along, or nothing is. */
  wijziging?: Wijziging;
  /** Whoever does it saw what becomes public, or who gets mail. */
  bevestigd: boolean;
  origin: string;
  nu: Moment;
}
type Geweigerd =
  | Afgekeurd
  | { gelukt: false; reden: 'onbekend' | 'verouderd' }
  | { gelukt: false; reden: 'kan-niet'; stand: Sessiestand }
  | { gelukt: false; reden: 'onvolledig'; fouten: Record<string, string> };
export type Aankondiguitslag = { gelukt: true; url: string } | Geweigerd | { gelukt: false; reden: 'onbevestigd'; openbaar: MetLink };
export type Openzetuitslag = { gelukt: true; url: string } | Geweigerd | { gelukt: false; reden: 'onbevestigd'; gevolg: Gevolg };

/** Save the date: after it was asked the session gets its address, for good, and stands in the agenda; nobody can sign up yet. */
export async function aankondigen(db: Db, verzoek: Uitbrengverzoek): Promise<Aankondiguitslag> {
  const { account, id, bevestigd, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Aankondiguitslag> => {
    const stap = await inDeze(trx, verzoek, 'aankondigen');
    if ('gelukt' in stap) return stap;
    const { kennissessie: was } = stap;
    const fouten = teAankondigen(was, nu);
    if (Object.keys(fouten).length > 0) return { gelukt: false, reden: 'onvolledig', fouten };
    if (!bevestigd) return { gelukt: false, reden: 'onbevestigd', openbaar: was };
    await wijzigingMee(trx, stap, verzoek);
    const kennissessie = await uitgebracht(trx, was, 'aankondigen', nu);
    await gebeurtenisVastleggen(trx, { wat: 'sessie-aangekondigd', door: account, kennissessie: id, onderwijsregio: was.gastregio, nu });
    return { gelukt: true, url: kennissessie.url };
  });
}

/** People can sign up, from the moment that its window says. Who waits already moves up at once, after it was asked. */
export async function openzetten(db: Db, verzoek: Uitbrengverzoek): Promise<Openzetuitslag> {
  const { account, id, bevestigd, origin, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Openzetuitslag> => {
    const stap = await inDeze(trx, verzoek, 'openzetten');
    if ('gelukt' in stap) return stap;
    const { kennissessie: was } = stap;
    const fouten = ontbrekend(was, nu);
    if (Object.keys(fouten).length > 0) return { gelukt: false, reden: 'onvolledig', fouten };
    const stand = await bezetting(trx, id);
    const open = { ...was, status: daarna('openzetten', was, nu) };
    const erbij = neemtAan(open, nu) ? doorTeSchuiven(was, stand) : 0;
    const wie = 'van de wachtlijst, nu met een plaats';
    const vooruit = gevolg([...stap.groepen, { mensen: erbij, wie, brief: () => doorgeschoven(voorNiemand(open, origin, nu)) }]);
    if (vooruit && !bevestigd) return { gelukt: false, reden: 'onbevestigd', gevolg: vooruit };
    await wijzigingMee(trx, stap, verzoek);
    const kennissessie = await uitgebracht(trx, was, 'openzetten', nu);
    await gebeurtenisVastleggen(trx, { wat: 'sessie-opengezet', door: account, kennissessie: id, onderwijsregio: was.gastregio, nu });
    await doorschuiven(trx, id, { origin, nu });
    return { gelukt: true, url: kennissessie.url };
  });
}

/** The session with the changes that came along, judged. */
type Stap = Gekeurd | { kennissessie: MetLink; groepen: Groep[] };

async function inDeze(trx: Transaction<Tabellen>, verzoek: Uitbrengverzoek, daad: 'aankondigen' | 'openzetten'): Promise<Stap | Geweigerd> {
  const { account, id, versie, wijziging, nu } = verzoek;
  const was = await sessieVoor(trx, account, id);
  if (!was) return { gelukt: false, reden: 'onbekend' };
  if (!kanMetSessie(daad, was, nu)) return { gelukt: false, reden: 'kan-niet', stand: sessiestandVan(was, nu) };
  if (was.versie !== versie) return { gelukt: false, reden: 'verouderd' };
  if (!wijziging) return { kennissessie: was, groepen: [] };
  return wijzigingKeuren(trx, was, { ...verzoek, wijziging });
}

async function wijzigingMee(trx: Transaction<Tabellen>, stap: Stap, { wijziging, ...verzoek }: Uitbrengverzoek): Promise<void> {
  if (wijziging && 'was' in stap) await wijzigingDoorvoeren(trx, stap, { ...verzoek, wijziging });
}

async function uitgebracht(trx: Transaction<Tabellen>, was: MetLink, daad: 'aankondigen' | 'openzetten', nu: Moment): Promise<MetLink> {
  const slug = was.status === 'concept' ? await vrijAdres(trx, was.titel) : was.slug;
  const status = daarna(daad, was, nu);
  const kennissessie = { ...was, slug, url: `/kennissessies/${slug}/`, status, versie: was.versie + 1, gewijzigdOp: nu };
  await sessieBewaren(trx, kennissessie);
  return kennissessie;
}

const VOORBIJ = { datum: 'Deze datum en tijd zijn geweest. Kies een moment dat nog komt.' };

/** What somebody must know who notes the date: what it is about and from whom it comes. The title and the day are always there. */
function teAankondigen(k: MetLink, nu: Moment): Record<string, string> {
  return {
    ...(k.kern ? {} : { kern: 'Schrijf bij ‘Kern’ in een of twee zinnen waar het over gaat.' }),
    ...(k.beginOp > nu ? {} : VOORBIJ),
    ...(k.organisator ? {} : { organisator: 'Vul in wie de kennissessie organiseert.' }),
  };
}

/** What somebody must know before they can sign up. */
function ontbrekend(k: MetLink, nu: Moment): Record<string, string> {
  const { organisator, ...eerst } = teAankondigen(k, nu);
  return {
    ...eerst,
    ...(k.vorm !== 'online' && !k.plaats ? { plaats: 'Vul in waar het is, of kies als vorm Online.' } : {}),
    ...(k.capaciteit > 0 ? {} : { capaciteit: 'Vul in hoeveel plaatsen er zijn.' }),
    ...(organisator ? { organisator } : {}),
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
