import type { Transaction } from 'kysely';
import { type Houder, houders } from '#accounts/rechten/houders.ts';
import { vanRe } from '#accounts/rechten/re.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { AdoptiestapTabel } from '#db/tabellen-adoptie.ts';
import { UUR_MS } from '#grond/duur.ts';
import { isoDatum, maandTekst, momentVan } from '#grond/taal/datum.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { type Adoptie, adoptiesLezen } from './adoptie.ts';
import { ADOPTIESTAND, STANDZIN, STOPREDEN, TOEPASSERS } from './adoptiestanden.ts';
import { type Adoptienieuws, adoptiesVandaag, klopteHetNog, type LEZERS } from './brieven.ts';
import { verdwenenPraktijken } from './verdwenen-praktijken.ts';
import { type Toepassing, toepassing, verspreidingVan } from './verspreiding.ts';

interface Aanroep {
  inhoud: Inhoud;
  origin: string;
  nu: Moment;
}
type Trx = Transaction<Tabellen>;
/** What each reader is told, and who they are. */
type Post = Map<string, { aan: Houder; nieuws: Adoptienieuws[]; lezer: keyof typeof LEZERS }>;

/** Nobody is mailed at night: what is written then goes at seven in the morning. */
const overdag = (nu: Moment): Moment => Math.max(nu, momentVan(isoDatum(nu), '07:00'));

/** Half a year: after that a region is asked whether it is still so, and asked again only after it said something. */
export const NAVRAGEN_NA_MS = 183 * 24 * UUR_MS;

/**
 * The daily letters: the region that shared a best practice and the Realisatie-Eenheid read who takes it over, the region that took it over
 * reads the reaction, and that it is gone. Each thing is told once; letter and mark are one transaction. To be called once a day. Answers
 * how many letters.
 */
export async function adoptiesRondmailen(db: Db, aanroep: Aanroep): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const alle = await adoptiesLezen(trx);
    const post: Post = new Map();
    await overStappen(trx, alle, aanroep, post);
    await overReacties(trx, alle, aanroep, post);
    await overWeg(trx, alle, aanroep, post);
    for (const voor of post.values())
      await zetKlaar(trx, { ...adoptiesVandaag({ ...voor, origin: aanroep.origin }), nietVoor: overdag(aanroep.nu) }, aanroep.nu);
    return post.size;
  });
}

const leg = (post: Post, lezers: readonly Houder[], nieuws: Adoptienieuws, lezer: keyof typeof LEZERS = 'regio'): void => {
  for (const aan of lezers) {
    const hun = post.get(aan.id) ?? { aan, nieuws: [], lezer };
    if (!hun.nieuws.some(({ zin }) => zin === nieuws.zin)) hun.nieuws.push(nieuws);
    post.set(aan.id, hun);
  }
};

async function overStappen(trx: Trx, alle: readonly Adoptie[], { inhoud, nu }: Aanroep, post: Post): Promise<void> {
  const stappen = await trx.selectFrom('adoptiestap').selectAll().where('gemeld_op', 'is', null).orderBy('op').execute();
  // Of several steps in a day the last one is told.
  const laatste = new Map(stappen.map((stap) => [stap.adoptie_id, stap]));
  for (const [id, { stand, sinds, op }] of laatste) {
    const wat = alle.find((een) => een.id === id);
    const waar = wat && toepassing({ ...wat, verborgenOp: null }, inhoud);
    // What is gone waits until it shows; what is hidden too, and only the Realisatie-Eenheid hears that it was corrected.
    if (!waar || (wat.verborgenOp !== null && op <= wat.verborgenOp)) continue;
    const vanaf = wat.verborgenOp ?? 0;
    await trx
      .updateTable('adoptiestap')
      .set({ gemeld_op: nu })
      .where('adoptie_id', '=', id)
      .where('gemeld_op', 'is', null)
      .where('op', '>', vanaf)
      .execute();
    if (wat.verborgenOp !== null) {
      leg(post, await vanRe(trx), verbeterd(inhoud, waar), 're');
      continue;
    }
    const nieuws = stapnieuws(inhoud, waar, { stand, sinds });
    leg(post, await vanRe(trx), nieuws, 're');
    const bron = await houders(trx, { soorten: ['projectleider', 'auteur'], onderwijsregio: waar.praktijk.gegevens.regio });
    leg(post, bron, wat.reactieOp === null ? metReactie(nieuws, waar) : nieuws);
  }
}

const naarPraktijk = ({ praktijk }: Toepassing) => ({ pad: `${praktijk.url}#${TOEPASSERS.slug}`, tekst: 'Bekijk de best practice' });

function stapnieuws(inhoud: Inhoud, waar: Toepassing, { stand, sinds }: Pick<AdoptiestapTabel, 'stand' | 'sinds'>): Adoptienieuws {
  const kop = STANDZIN[stand](regionamen(inhoud)(waar.regio.slug), waar.praktijk.gegevens.titel);
  const { stopreden, stopuitleg } = waar.adoptie;
  const waarom = stopreden ? ` De reden: ${STOPREDEN[stopreden].toLowerCase()}. ${stopuitleg}` : '';
  return { kop, zin: `${kop}, sinds ${maandTekst(momentVan(`${sinds}-01`))}.${waarom}`, links: [naarPraktijk(waar)] };
}

const metReactie = ({ kop, zin, links }: Adoptienieuws, { praktijk, regio }: Toepassing): Adoptienieuws => ({
  ...{ kop, zin: `${zin} Jullie kunnen hier één keer op reageren. Die reactie staat dan op de pagina.` },
  links: [...links, { pad: `/mijn/regio/adopties/${praktijk.slug}/reageren/?van=${regio.slug}`, tekst: 'Reageer' }],
});

function verbeterd(inhoud: Inhoud, { adoptie: { id }, praktijk, regio }: Toepassing): Adoptienieuws {
  const kop = `${regionamen(inhoud)(regio.slug)} paste aan wat jullie niet laten zien bij ‘${praktijk.gegevens.titel}’`;
  return {
    kop,
    zin: `${kop}. Kijk of het nu wel kan.`,
    links: [{ pad: `/beheer/adopties/#adoptie-${id}`, tekst: 'Bekijk wat er nu staat' }],
  };
}

async function overReacties(trx: Trx, alle: readonly Adoptie[], { inhoud, nu }: Aanroep, post: Post): Promise<void> {
  const ongemeld = trx.selectFrom('adoptie').select('id').where('reactie_op', 'is not', null).where('reactie_gemeld_op', 'is', null);
  for (const { id } of await ongemeld.execute()) {
    const wat = alle.find((een) => een.id === id);
    const waar = wat && toepassing(wat, inhoud);
    if (!waar) continue;
    await trx.updateTable('adoptie').set({ reactie_gemeld_op: nu }).where('id', '=', id).execute();
    const { titel, regio } = waar.praktijk.gegevens;
    const kop = `${regionamen(inhoud)(regio)} reageert op wat jullie schreven bij ‘${titel}’`;
    leg(post, await adopterenden(trx, wat), { kop, zin: `${kop}: “${wat.reactie}”`, links: [naarPraktijk(waar)] });
  }
}

/**
 * Nobody tells this room that a text was withdrawn: it sees that when it looks. One that comes back can go again. A file with a mistake in
 * it is mended, not gone: it is left as it was.
 */
async function overWeg(trx: Trx, alle: readonly Adoptie[], { inhoud, nu }: Aanroep, post: Post): Promise<void> {
  const gemeld = await trx.selectFrom('adoptie').select('id').where('weg_gemeld_op', 'is not', null).execute();
  const alGemeld = new Set(gemeld.map(({ id }) => id));
  const verdwenen = await verdwenenPraktijken(trx, inhoud);
  for (const wat of alle) {
    const isWeg = verbanden(inhoud).praktijk(wat.praktijk) === undefined;
    if (isWeg === alGemeld.has(wat.id) || (isWeg && verdwenen.isOnleesbaar(wat.praktijk))) continue;
    await trx
      .updateTable('adoptie')
      .set({ weg_gemeld_op: isWeg ? nu : null })
      .where('id', '=', wat.id)
      .execute();
    const kop = `De best practice ‘${wat.titel}’ is weggehaald`;
    const reden = verdwenen.reden(wat.praktijk);
    const waarom = reden ? ` De reden: “${reden}”` : '';
    const zin = `${kop}.${waarom} Wat jullie daarbij schreven, is ook niet meer te zien. In jullie lijst kun je het weghalen.`;
    if (isWeg) leg(post, await adopterenden(trx, wat), { kop, zin, links: [] });
  }
}

const adopterenden = (trx: Trx, { onderwijsregio }: Adoptie): Promise<Houder[]> =>
  houders(trx, { soorten: ['projectleider', 'auteur'], onderwijsregio });

/** Asks a region once whether it is still so, half a year after it last said so; nobody is asked about what stopped or does not show. */
export async function adoptiesNavragen(db: Db, { inhoud, origin, nu }: Aanroep): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const post = new Map<string, { aan: Houder; vragen: Parameters<typeof klopteHetNog>[0]['vragen'] }>();
    const regionaam = regionamen(inhoud);
    const verspreiding = verspreidingVan(await adoptiesLezen(trx), inhoud);
    for (const { adoptie: wat, praktijk, regio } of inhoud.alle('praktijken').flatMap(({ slug }) => verspreiding.vanPraktijk(slug))) {
      const gevraagd = wat.nagevraagdOp !== null && wat.nagevraagdOp >= wat.gewijzigdOp;
      if (wat.stand === 'gestopt' || gevraagd || nu - wat.gewijzigdOp < NAVRAGEN_NA_MS) continue;
      await trx.updateTable('adoptie').set({ nagevraagd_op: nu }).where('id', '=', wat.id).execute();
      const waar = { regio: regionaam(regio.slug), slug: regio.slug, praktijk: praktijk.slug };
      const vraag = { ...waar, titel: praktijk.gegevens.titel, stand: ADOPTIESTAND[wat.stand].kort };
      for (const aan of await adopterenden(trx, wat)) post.set(aan.id, { aan, vragen: [...(post.get(aan.id)?.vragen ?? []), vraag] });
    }
    for (const { aan, vragen } of post.values())
      await zetKlaar(trx, { ...klopteHetNog({ aan, vragen, origin }), nietVoor: overdag(nu) }, nu);
    return post.size;
  });
}
