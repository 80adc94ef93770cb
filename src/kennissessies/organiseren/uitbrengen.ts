import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { slugVan } from '#grond/taal/slug.ts';
import { aanDeBeurt } from '#kennissessies/aan-de-beurt.ts';
import { doorschuiven } from '#kennissessies/aanmelden/doorschuiven.ts';
import { doorgeschoven } from '#kennissessies/brieven/plaatsbrieven.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { daarna, kanMetSessie, type Sessiestand, sessiestandVan } from '#kennissessies/overgangen.ts';
import { bezetting } from '#kennissessies/plaatsen.ts';
import { isGeweest, opVolgorde, type Uitbrengdaad, watOntbreekt } from './formulier/wat-ontbreekt.ts';
import { type Gevolg, type Groep, gevolg, voorNiemand } from './gevolg.ts';
import type { Wijziging } from './nieuwe-stand.ts';
import { isHetzelfde, sessieBewaren, sessieVoor } from './sessie-opslag.ts';
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
/** What everybody would read from then on; nobody gets mail. */
interface Openbaarvraag {
  gelukt: false;
  reden: 'onbevestigd';
  openbaar: MetLink;
}
export type Aankondiguitslag = { gelukt: true; url: string } | Geweigerd | Openbaarvraag;
export type Openzetuitslag = Aankondiguitslag | { gelukt: false; reden: 'onbevestigd'; gevolg: Gevolg };

/** Save the date: after it was asked the session gets its address, for good, and stands in the agenda; nobody can sign up yet. */
export async function aankondigen(db: Db, verzoek: Uitbrengverzoek): Promise<Aankondiguitslag> {
  const { account, id, bevestigd, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Aankondiguitslag> => {
    const stap = await inDeze(trx, verzoek, 'aankondigen');
    if ('gelukt' in stap) return stap;
    const { kennissessie: was } = stap;
    const fouten = await nogNiet(trx, 'aankondigen', was, nu);
    if (Object.keys(fouten).length > 0) return { gelukt: false, reden: 'onvolledig', fouten };
    if (!bevestigd) return { gelukt: false, reden: 'onbevestigd', openbaar: was };
    await wijzigingMee(trx, stap, verzoek);
    const kennissessie = await uitgebracht(trx, was, 'aankondigen', nu);
    await gebeurtenisVastleggen(trx, { wat: 'sessie-aangekondigd', door: account, kennissessie: id, onderwijsregio: was.gastregio, nu });
    return { gelukt: true, url: kennissessie.url };
  });
}

/**
 * People can sign up, from the moment that its window says, after it was asked: what was a concept becomes public for good,
 * and who waits already moves up at once.
 */
export async function openzetten(db: Db, verzoek: Uitbrengverzoek): Promise<Openzetuitslag> {
  const { account, id, bevestigd, origin, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Openzetuitslag> => {
    const stap = await inDeze(trx, verzoek, 'openzetten');
    if ('gelukt' in stap) return stap;
    const { kennissessie: was } = stap;
    const fouten = await nogNiet(trx, 'openzetten', was, nu);
    if (Object.keys(fouten).length > 0) return { gelukt: false, reden: 'onvolledig', fouten };
    const stand = await bezetting(trx, id);
    const open = { ...was, status: daarna('openzetten', was, nu) };
    const erbij = (await aanDeBeurt(trx, open, { stand, nu })).length;
    const wie = 'van de wachtlijst, nu met een plaats';
    const vooruit = gevolg([...stap.groepen, { mensen: erbij, wie, brief: () => doorgeschoven(voorNiemand(open, origin, nu)) }]);
    if (vooruit && !bevestigd) return { gelukt: false, reden: 'onbevestigd', gevolg: vooruit };
    if (was.status === 'concept' && !bevestigd) return { gelukt: false, reden: 'onbevestigd', openbaar: open };
    await wijzigingMee(trx, stap, verzoek);
    const kennissessie = await uitgebracht(trx, was, 'openzetten', nu);
    await gebeurtenisVastleggen(trx, { wat: 'sessie-opengezet', door: account, kennissessie: id, onderwijsregio: was.gastregio, nu });
    await doorschuiven(trx, id, { origin, nu });
    return { gelukt: true, url: kennissessie.url };
  });
}

/** The session with the changes that came along, judged. */
type Stap = Gekeurd | { kennissessie: MetLink; groepen: Groep[] };

async function inDeze(trx: Transaction<Tabellen>, verzoek: Uitbrengverzoek, daad: Uitbrengdaad): Promise<Stap | Geweigerd> {
  const { account, id, versie, wijziging, nu } = verzoek;
  const was = await sessieVoor(trx, account, id);
  if (!was) return { gelukt: false, reden: 'onbekend' };
  if (!kanMetSessie(daad, was, nu)) return { gelukt: false, reden: 'kan-niet', stand: sessiestandVan(was, nu) };
  if (was.versie !== versie) return { gelukt: false, reden: 'verouderd' };
  if (!wijziging) return { kennissessie: was, groepen: [] };
  return wijzigingKeuren(trx, was, { ...verzoek, wijziging });
}

async function wijzigingMee(trx: Transaction<Tabellen>, stap: Stap, { wijziging, ...verzoek }: Uitbrengverzoek): Promise<void> {
  // The form is always sent along: only what it changes is a change that is told of.
  if (wijziging && 'was' in stap && !isHetzelfde(stap.was, stap.kennissessie))
    await wijzigingDoorvoeren(trx, stap, { ...verzoek, wijziging });
}

async function uitgebracht(trx: Transaction<Tabellen>, was: MetLink, daad: Uitbrengdaad, nu: Moment): Promise<MetLink> {
  const slug = was.status === 'concept' ? await vrijAdres(trx, was.titel) : was.slug;
  const status = daarna(daad, was, nu);
  const kennissessie = { ...was, slug, url: `/kennissessies/${slug}/`, status, versie: was.versie + 1, gewijzigdOp: nu };
  await sessieBewaren(trx, kennissessie);
  return kennissessie;
}

/** Why it cannot be made public yet, by field. */
async function nogNiet(trx: Transaction<Tabellen>, daad: Uitbrengdaad, k: MetLink, nu: Moment): Promise<Record<string, string>> {
  const dubbel = k.status === 'concept' && (await isAlBekend(trx, k)) ? { datum: DUBBEL } : {};
  const voorbij = k.beginOp > nu ? {} : { datum: isGeweest(0, k.bijeenkomsten.length > 1) };
  return opVolgorde({ ...watOntbreekt(daad, k), ...dubbel, ...voorbij });
}

const DUBBEL = 'Er is al een kennissessie met deze titel die dan begint. Is dit een kopie? Kies een andere dag, of een andere titel.';

/** Whether people would see the same session twice: a copy of which nobody chose the day yet. */
async function isAlBekend(trx: Transaction<Tabellen>, { id, titel, beginOp, gastregio }: MetLink): Promise<boolean> {
  const ander = await trx
    .selectFrom('kennissessie')
    .select('id')
    .where('id', '!=', id)
    .where('titel', '=', titel)
    .where('begin_op', '=', beginOp)
    .where('gastregio', 'is', gastregio)
    .where('status', 'not in', ['concept', 'afgelast'])
    .executeTakeFirst();
  return ander !== undefined;
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
