import type { Account } from '#accounts/account.ts';
import { aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { antwoordenWijzigen } from '#kennissessies/aanmelden/antwoorden.ts';
import { deelnemersHerinneren } from '#kennissessies/aanmelden/deelnemers-herinneren.ts';
import { wachtlijstenDoorschuiven } from '#kennissessies/aanmelden/doorschuiven.ts';
import { uitnodigingAfslaan } from '#kennissessies/aanmelden/uitnodiging-afslaan.ts';
import { plaatsuitnodigingenVerlopen } from '#kennissessies/aanmelden/uitnodigingen-verlopen.ts';
import { wachtlijstenSluiten } from '#kennissessies/aanmelden/vergeefs.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { opkomstPerSessie } from '#kennissessies/opkomst.ts';
import { aanwezigheidInvullen } from '#kennissessies/organiseren/aanwezigheid/aanwezigheid-invullen.ts';
import { zonderAanmeldingTellen } from '#kennissessies/organiseren/aanwezigheid/zonder-aanmelding.ts';
import { afgelasten } from '#kennissessies/organiseren/afgelasten.ts';
import { deelnemerPlaatsen } from '#kennissessies/organiseren/deelnemers/deelnemer-plaatsen.ts';
import { plaatsTerugnemen } from '#kennissessies/organiseren/deelnemers/plaats-terugnemen.ts';
import { vanLijstHalen } from '#kennissessies/organiseren/deelnemers/van-lijst-halen.ts';
import { aankondigen, openzetten } from '#kennissessies/organiseren/uitbrengen.ts';
import { extraBriefSturen } from '#kennissessies/organiseren/verstuurd/extra-brief.ts';
import { plaatsenVrijgeven } from '#kennissessies/organiseren/vrijgeven/plaatsen-vrijgeven.ts';
import { plaatsenVanzelfVrijgeven } from '#kennissessies/organiseren/vrijgeven/vanzelf-vrijgeven.ts';
import { wijzigen } from '#kennissessies/organiseren/wijzigen.ts';
import { GEEN, mens, ORIGIN, rosa, type Wereld, wereld } from '../wereld.ts';
import { type Afspraak, Agendaprogramma } from './agendaprogramma.ts';
import { DAG, type Model, UUR } from './model.ts';
import { type Begin, MENSEN, type Mens, REGIO, type Stap } from './stappen.ts';

/** The house itself: the same steps, by the acts that the doors call, on a database of its own. */
export async function huis(begin: Begin, nu: number) {
  const beginOp = nu + 20 * DAG;
  const w = await wereld({
    ...{ status: begin.status, capaciteit: begin.capaciteit, achtergehouden: begin.achtergehouden },
    capaciteit_online: begin.capaciteitOnline,
    ...{ vorm: 'hybride', plaats: 'Zwolle', online_link: 'https://a.example/', begin_op: beginOp, eind_op: beginOp + 3 * UUR },
    ...{ aanmelden_vanaf: nu - DAG, aanmelden_tot: nu + 15 * DAG },
  });
  if (begin.bijeenkomsten === 3) await w.drieBijeenkomsten();
  for (const [id, capaciteit] of [['o1', 1] as const, ['o2', 2] as const]) await w.onderdeel({ id, capaciteit });
  const mensen = Object.fromEntries(await Promise.all(MENSEN.map(async (naam) => [naam, await w.persoon(naam)])));
  const agendas = Object.fromEntries(MENSEN.map((naam) => [naam, new Agendaprogramma()])) as Record<Mens, Agendaprogramma>;
  let gelezen = 0;
  const agenda = openAgenda(w.db);
  const sessie = async () => {
    const er = await opzoeken(w.db, { id: w.sessie.id });
    if (!er) throw new Error('The session is gone.');
    return er;
  };
  return {
    w,
    agendas,
    sessie,
    doe: async (stap: Stap, moment: number) => uitgevoerd(w, { stap, nu: moment, mensen: mensen as Record<Mens, Account> }),
    /** Letters since the last look, by how their subject begins; invitations go into everybody's calendar. Short ones for further meetings aside. */
    async post(): Promise<Partial<Record<Mens, string[]>>> {
      const nieuw: Partial<Record<Mens, string[]>> = {};
      for (const { id, aan, onderwerp, agenda } of await w.db
        .selectFrom('outbox')
        .selectAll()
        .where('id', '>', gelezen)
        .orderBy('id')
        .execute()) {
        gelezen = id;
        const wie = MENSEN.find((naam) => aan === mens(naam).adres);
        if (!wie) throw new Error(`A letter to ${aan}.`);
        if (agenda) agendas[wie].ontvang(agenda);
        const soort = onderwerp.replace(/^(Herinnering|Gewijzigd)\b.*|:.*/, '$1');
        if (!/^Afspraak \d van \d/.test(onderwerp)) nieuw[wie] = [...(nieuw[wie] ?? []), soort];
      }
      return nieuw;
    },
    /** What became of everybody's last invitation, who goes to which part, and what was kept at the door of each meeting. */
    async rest(): Promise<Pick<Stand, 'uitgenodigd' | 'deuren' | 'gekozen'>> {
      const rijen = await w.db.selectFrom('plaatsuitnodiging').select(['adres', 'uitslag']).orderBy('gemaakt_op').execute();
      const tikken = await w.db
        .selectFrom('aanwezigheid as t')
        .innerJoin('aanmelding as a', 'a.id', 't.aanmelding_id')
        .select(['a.account_id', 't.bijeenkomst_id', 't.uitslag'])
        .execute();
      const opkomst = (await opkomstPerSessie(w.db, [w.sessie.id])).get(w.sessie.id) ?? [];
      const deuren = (await sessie()).bijeenkomsten.map(({ id }) => {
        const { aantal, zonder } = opkomst.find(({ bijeenkomstId }) => bijeenkomstId === id) ?? { aantal: 0, zonder: 0 };
        const hier = tikken.filter(({ bijeenkomst_id }) => bijeenkomst_id === id);
        return { tikken: Object.fromEntries(hier.map(({ account_id, uitslag }) => [naamVan(account_id), uitslag])), aantal, zonder };
      });
      const keuzes = await w.db
        .selectFrom('onderdeelkeuze as w')
        .innerJoin('aanmelding as a', 'a.id', 'w.aanmelding_id')
        .select(['a.account_id', 'w.onderdeel_id'])
        .execute();
      const gekozen = Object.fromEntries(keuzes.map(({ account_id, onderdeel_id }) => [naamVan(account_id), onderdeel_id]));
      return { gekozen, uitgenodigd: Object.fromEntries(rijen.map(({ adres, uitslag }) => [naamVan(adres), uitslag])), deuren };
    },
    /** What the agenda of the site holds, and the same read for the first time. */
    async agenda() {
      const stand = async ({ lees, sessies }: typeof agenda) => [(await lees()).kennissessies, (await sessies.lees()).kennissessies];
      return { gehouden: await stand(agenda), vers: await stand(openAgenda(w.db)) };
    },
    async mensen(): Promise<Partial<Record<Mens, string>>> {
      const namen = { bevestigd: 'plaats', wachtlijst: 'wacht', afgemeld: 'weg' } as Record<string, string>;
      const statussen = await w.statussen();
      return Object.fromEntries(
        MENSEN.flatMap((naam) => {
          const status = statussen[naam.toLowerCase()];
          return status ? [[naam, namen[status] ?? status]] : [];
        }),
      );
    },
  };
}
/** Everything that the house and the model must agree on, letters and calendars aside. */
export interface Stand {
  status: string;
  /** Places that are still held back. */
  achtergehouden: number;
  mensen: Partial<Record<Mens, string>>;
  uitgenodigd: Partial<Record<Mens, string>>;
  gekozen: Partial<Record<Mens, string>>;
  deuren: { tikken: Record<string, string>; aantal: number; zonder: number }[];
}
const naamVan = (van: string | null) => MENSEN.find((naam) => van?.startsWith(naam.toLowerCase())) ?? String(van);

export type Huis = Awaited<ReturnType<typeof huis>>;

interface Uitvoering {
  stap: Stap;
  nu: number;
  mensen: Record<Mens, Account>;
}

/** Answers whether it was done. */
async function uitgevoerd({ db, sessie: { id } }: Wereld, { stap, nu, mensen }: Uitvoering): Promise<boolean> {
  const er = await opzoeken(db, { id });
  if (!er) throw new Error('The session is gone.');
  const { versie, slug } = er;
  const samen = { origin: ORIGIN, nu };
  const re = { ...samen, account: rosa, id, versie, bevestigd: true };
  const rij = async (wie: Mens) => db.selectFrom('aanmelding').selectAll().where('account_id', '=', mensen[wie].id).executeTakeFirst();
  const uitnodiging = (wie: Mens) =>
    db.selectFrom('plaatsuitnodiging').selectAll().where('adres', '=', mens(wie).adres).orderBy('gemaakt_op', 'desc').executeTakeFirst();
  const bijeenkomst = (plek: number) => er.bijeenkomsten[plek % er.bijeenkomsten.length]?.id ?? '';
  const wijzig = async (wijziging: Parameters<typeof wijzigen>[1]['wijziging']) => (await wijzigen(db, { ...re, wijziging })).gelukt;
  switch (stap.doe) {
    case 'aanmelden': {
      const antwoorden = { ...GEEN, deelname: stap.deelname };
      const keuzes = { 1: stap.onderdeel };
      return (await aanmelden(db, { ...samen, account: mensen[stap.wie], regio: REGIO[stap.wie], slug, antwoorden, keuzes })).gelukt;
    }
    case 'afmelden':
      return (await afmelden(db, { ...samen, account: mensen[stap.wie], id: (await rij(stap.wie))?.id ?? '' })).gelukt;
    case 'afmelden-met-sleutel':
      return (await afmelden(db, { ...samen, sleutel: (await rij(stap.wie))?.sleutel ?? '' })).gelukt;
    case 'van-lijst-halen':
      return (await vanLijstHalen(db, { ...re, aanmelding: (await rij(stap.wie))?.id ?? '', reden: 'Per vergissing' })).gelukt;
    case 'antwoorden': {
      const antwoord = { antwoorden: { ...GEEN, deelname: stap.deelname }, opgeven: stap.opgeven };
      const deze = { account: mensen[stap.wie], id: (await rij(stap.wie))?.id ?? '' };
      return (await antwoordenWijzigen(db, { ...samen, ...deze, ...antwoord })).gelukt;
    }
    case 'kiezen': {
      const was = await rij(stap.wie);
      const antwoorden = { ...GEEN, deelname: was?.deelname ?? null };
      const deze = { account: mensen[stap.wie], id: was?.id ?? '', keuzes: { 1: stap.onderdeel } };
      return (await antwoordenWijzigen(db, { ...samen, ...deze, antwoorden })).gelukt;
    }
    case 'uitnodigen':
      return (await deelnemerPlaatsen(db, { ...re, adres: mens(stap.wie).adres })).gelukt;
    case 'weigeren':
      return (await uitnodigingAfslaan(db, { ...samen, sleutel: (await uitnodiging(stap.wie))?.sleutel ?? '' })).gelukt;
    case 'terugnemen':
      return (await plaatsTerugnemen(db, { ...re, uitnodiging: (await uitnodiging(stap.wie))?.id ?? '' })).gelukt;
    case 'vrijgeven':
      return (await plaatsenVrijgeven(db, re)).gelukt;
    case 'vrijgeven-op':
      return wijzig({ vrijgevenOp: nu + stap.uren * UUR });
    case 'brief': {
      const brief = { kenmerk: `brief-${stap.kenmerk}`, aan: stap.aan, onderwerp: `Brief ${stap.kenmerk}`, tekst: 'Tot dan.' };
      return (await extraBriefSturen(db, { ...re, brief })).gelukt;
    }
    case 'tikken': {
      const tikken = [{ aanmelding: (await rij(stap.wie))?.id ?? '', uitslag: stap.uitslag }];
      return (await aanwezigheidInvullen(db, { ...re, bijeenkomst: bijeenkomst(stap.plek), tikken })).gelukt;
    }
    case 'zonder':
      return (await zonderAanmeldingTellen(db, { ...re, bijeenkomst: bijeenkomst(stap.plek), aantal: stap.aantal })).gelukt;
    case 'aankondigen':
      return (await aankondigen(db, re)).gelukt;
    case 'openzetten':
      return (await openzetten(db, re)).gelukt;
    case 'afgelasten':
      return (await afgelasten(db, { ...re, reden: '' })).gelukt;
    case 'plaatsen':
      return wijzig({ capaciteit: stap.capaciteit, achtergehouden: stap.achtergehouden, capaciteitOnline: stap.online });
    case 'venster':
      return wijzig({ aanmeldenVanaf: nu + stap.vanafUren * UUR, aanmeldenTot: nu + stap.totUren * UUR });
    case 'grenzen': {
      const tot = stap.maxUren === null || stap.max === null ? null : nu + stap.maxUren * UUR;
      const eerst = { voorrangStatussen: stap.eerst, voorrangTot: stap.eerst.length > 0 ? nu + stap.eerstUren * UUR : null };
      return wijzig({ ...eerst, maxPerRegio: stap.max, maxPerRegioTot: tot });
    }
    case 'verzetten': {
      const plek = stap.plek % er.bijeenkomsten.length;
      const ms = stap.minuten * 60_000;
      const bijeenkomsten = er.bijeenkomsten.map((een, i) =>
        i === plek ? { ...een, beginOp: een.beginOp + ms, eindOp: een.eindOp + ms } : een,
      );
      return wijzig({ bijeenkomsten });
    }
    case 'waar':
      return wijzig({ plaats: stap.plaats, onlineLink: stap.link });
    case 'titel':
      return wijzig({ titel: stap.titel });
    case 'wachten':
    case 'wachten-tot':
      // What the server looks at every minute.
      await plaatsuitnodigingenVerlopen(db, samen);
      await plaatsenVanzelfVrijgeven(db, samen);
      await wachtlijstenDoorschuiven(db, samen);
      await wachtlijstenSluiten(db, samen);
      await deelnemersHerinneren(db, samen);
      return true;
  }
}

/** The same of the model. */
export const standVan = ({ status, achtergehouden, mensen, uitgenodigd, gekozen, deuren }: Model): Stand => ({
  ...{ status, achtergehouden, deuren: deuren.map(({ stand }) => stand) },
  mensen: Object.fromEntries([...mensen].map(([naam, een]) => [naam, een.status])),
  gekozen: Object.fromEntries(gekozen),
  uitgenodigd: Object.fromEntries([...uitgenodigd].map(([naam, { uitslag }]) => [naam, uitslag])),
});

/** The calendars that everybody should have: what is still to come of a session in which they have a place, and nothing else of it. */
export function juisteAgenda(model: Model, wie: Mens): Map<string, Afspraak> {
  const heeft = model.mensen.get(wie)?.status === 'plaats' && model.status !== 'afgelast';
  const komend = heeft ? model.bijeenkomsten.filter(({ eind }) => eind > model.nu) : [];
  return new Map(
    komend.map(({ uid, begin, eind, achter }) => {
      const keuze = uid === model.metRonde ? (model.gekozen.get(wie) ?? '') : '';
      return [uid, { begin, eind, plaats: model.waar(wie), titel: `${model.titel}${achter}`, keuze }];
    }),
  );
}
