import type { Insertable, Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { SignaalbewijsTabel, SignaalTabel } from '#db/tabellen-signaal.ts';
import { DAG_MS } from '#grond/duur.ts';
import { isoDatum } from '#grond/taal/datum.ts';

type Tekst = Pick<Insertable<SignaalTabel>, 'soort' | 'titel' | 'speelt' | 'nodig' | 'onderwijsregio' | 'met_naam'>;
type Bewijs = Pick<SignaalbewijsTabel, 'collectie' | 'slug' | 'titel'>;
interface Voorbeeld extends Tekst {
  /** Days ago. */
  ingediend: number;
  bewijs: readonly Bewijs[];
  mede?: { onderwijsregio: string; tekst: string };
  tafel: string;
  antwoord?: { tekst: string; namens: string; dagen: number };
}

const LOKET: Bewijs = {
  ...{ collectie: 'praktijken', slug: 'een-loket-voor-iedereen-die-het-onderwijs-in-wil' },
  titel: 'Eén loket voor iedereen die het onderwijs in wil',
};
const BEGELEIDING: Bewijs = {
  ...{ collectie: 'praktijken', slug: 'drie-jaar-begeleiding-voor-iedere-startende-leraar' },
  titel: 'Drie jaar begeleiding voor iedere startende leraar',
};

const VOORBEELDEN: readonly Voorbeeld[] = [
  {
    ...{ soort: 'knelpunt', titel: 'Wie van regio wisselt, begint bij elk loket opnieuw', ingediend: 70 },
    ...{ onderwijsregio: 'voorbeeldregio-waterkant', met_naam: 1, bewijs: [LOKET], tafel: 'Overleg van loketten (voorbeeld)' },
    speelt:
      'Belangstellenden die verhuizen of over de grens van de regio willen werken, vertellen hun verhaal bij elk loket opnieuw. ' +
      'Loketten mogen gegevens niet zomaar doorgeven, en ieder loket stelt andere vragen. Een deel van de mensen haakt daardoor af.',
    nodig: 'Eén set vragen die alle loketten gebruiken, en een brief die iemand zelf kan meenemen naar een ander loket.',
    mede: { onderwijsregio: 'voorbeeldregio-heuvelrand', tekst: 'Vooral op de grens met onze buurregio. Ongeveer één op de tien bellers.' },
    antwoord: {
      ...{ namens: 'Overleg van loketten (voorbeeld)', dagen: 9 },
      tekst:
        'De loketten werken vanaf het voorjaar met dezelfde tien vragen. Wie dat wil, krijgt de antwoorden mee in een brief. ' +
        'Doorgeven tussen loketten kan niet zonder toestemming, en dat blijft zo.',
    },
  },
  {
    ...{
      soort: 'ruimte-in-de-regels',
      titel: 'Begeleiding van starters laten meetellen bij een opleiding in een andere regio',
      ingediend: 26,
    },
    ...{ onderwijsregio: 'voorbeeldregio-heuvelrand', met_naam: 0, bewijs: [BEGELEIDING], tafel: '' },
    speelt:
      'Een starter die in het tweede jaar naar een school in een andere regio gaat, begint de begeleiding daar opnieuw. ' +
      'Opleidingen tellen alleen mee wat bij hun eigen partners is gedaan.',
    nodig: 'Toestemming om twee jaar te proberen of opleidingen elkaars begeleidingsdossier kunnen overnemen.',
  },
];

/** The example regions gave two signals, of which one was answered. */
export async function signalenVullen(trx: Transaction<Tabellen>, nu: Moment): Promise<void> {
  for (const [plek, { ingediend, bewijs, mede, tafel, antwoord, ...tekst }] of VOORBEELDEN.entries()) {
    const id = `voorbeeld-signaal-${plek + 1}`;
    const ingediend_op = nu - ingediend * DAG_MS;
    const bekeken_op = ingediend_op + 3 * DAG_MS;
    const afgehandeld_op = antwoord ? nu - antwoord.dagen * DAG_MS : null;
    const leeg = { account_id: null, gebundeld_in: null, niet_opgelost_op: null };
    const einde = antwoord && { antwoord: antwoord.tekst, namens: antwoord.namens, antwoord_dag: isoDatum(afgehandeld_op ?? nu) };
    await trx
      .insertInto('signaal')
      .values({
        ...{ id, ...tekst, ...leeg, openbaar_gewenst: 1, status: antwoord ? 'beantwoord' : 'ingediend', tafel, ...einde },
        ...{ ingediend_op, bekeken_op, openbaar_op: bekeken_op, afgehandeld_op, gewijzigd_op: afgehandeld_op ?? bekeken_op },
      })
      .execute();
    await trx
      .insertInto('signaalbewijs')
      .values(bewijs.map((een, nummer) => ({ ...een, signaal_id: id, plek: nummer })))
      .execute();
    if (mede)
      await trx
        .insertInto('medesignaal')
        .values({ ...mede, signaal_id: id, op: bekeken_op + DAG_MS, account_id: null })
        .execute();
    const stappen = [
      { handeling: 'indienen', tekst: '', op: ingediend_op },
      { handeling: 'openbaar', tekst: '', op: bekeken_op },
      ...(antwoord ? [{ handeling: 'beantwoorden', tekst: antwoord.tekst, op: afgehandeld_op ?? nu }] : []),
    ];
    await trx
      .insertInto('signaalstap')
      .values(stappen.map((stap, nummer) => ({ ...stap, signaal_id: id, nummer: nummer + 1, door: null })))
      .execute();
  }
}
