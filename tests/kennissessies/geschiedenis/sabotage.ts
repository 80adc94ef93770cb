import { type RawBuilder, sql } from 'kysely';
import { perDialect } from '#db/dialecten/beide-dialecten.ts';
import { haalTriggerWeg } from '../../steun/db.ts';
import type { Soort, Stap } from './stappen.ts';
import type { Huis } from './uitvoeren.ts';

type Sabotage = (h: Huis, stap: Stap) => Promise<unknown>;
/** The same after every step, or after these only. */
const na =
  (wat: RawBuilder<unknown>, ...stappen: Stap['doe'][]): Sabotage =>
  async ({ w: { db } }, { doe }) =>
    (stappen.length === 0 || stappen.includes(doe)) && wat.execute(db);
const SEQUENCE = /SEQUENCE:(\d+)/g;
const hertellen = async ({ w: { db } }: Huis, onderwerp: string, tel: (n: number) => number) => {
  const brieven = await db
    .selectFrom('outbox')
    .select(['id', 'agenda'])
    .where('agenda', 'is not', null)
    .where('onderwerp', 'like', onderwerp);
  for (const { id, agenda } of await brieven.execute()) {
    const anders = agenda?.replace(SEQUENCE, (_, n) => `SEQUENCE:${tel(Number(n))}`) ?? null;
    await db.updateTable('outbox').set({ agenda: anders }).where('id', '=', id).execute();
  }
};
const voorApenstaart = (kolom: string) =>
  perDialect(sql`substr(${sql.ref(kolom)}, 1, instr(${sql.ref(kolom)}, '@') - 1)`, sql`split_part(${sql.ref(kolom)}, '@', 1)`);
const wachtend = sql`select id from aanmelding where status = 'wachtlijst' order by aangemeld_op limit 1`;

/** Each plays a rule that somebody took out: after every step the house is left as it would have been without it. */
export const SABOTAGE: Record<string, Sabotage> = {
  'wie wacht wordt overgeslagen': na(sql`update aanmelding set status = 'bevestigd' where status = 'wachtlijst'`, 'aanmelden'),
  'wie vooraan staat schuift niet door': async ({ w: { db } }, { doe }) => {
    if (doe === 'aanmelden') return;
    await sql`update aanmelding set status = 'wachtlijst' where account_id in
      (select ${voorApenstaart('aan')} from outbox where onderwerp like 'Je hebt een plaats%')`.execute(db);
  },
  'wie teruggaat houdt de oude beurt': na(sql`update aanmelding set aangemeld_op = 1 where account_id = 'anna'`),
  'een brief gaat niet uit': na(sql`delete from outbox where onderwerp like 'Je bent afgemeld%'`),
  'de afspraak blijft na afmelden staan': na(sql`update outbox set agenda = null, agenda_methode = null where agenda_methode = 'CANCEL'`),
  'een wijziging wordt niet bij haar kennissessie geteld': na(sql`delete from sessieversie`),
  'de agenda telt niet door': (h) => hertellen(h, '%', (n) => 9 - n),
  'een nieuwe titel komt niet in de agenda': na(
    sql`update outbox set agenda = replace(replace(agenda, 'SUMMARY:Een', 'SUMMARY:Loket en matching'), 'SUMMARY:Twee', 'SUMMARY:Een')`,
  ),
  'wie een plaats opgaf en er een krijgt, telt in de agenda niet door': (h) => hertellen(h, 'Je hebt een plaats%', (n) => n - 1),

  'voor wie is uitgenodigd wordt niets vastgehouden': na(sql`update plaatsuitnodiging set plek = 'wachtlijst' where uitslag = 'open'`),
  'een uitnodiging vervalt niet': na(sql`update plaatsuitnodiging set verloopt_op = verloopt_op + 90000000000`, 'uitnodigen'),
  'wat iemand niet wilde, wordt niet weer achtergehouden': na(
    sql`update plaatsuitnodiging set plek = 'vrij' where plek = 'achtergehouden'`,
  ),
  'een ja komt achteraan in plaats van op de beurt van de uitnodiging': na(
    sql`update aanmelding set aangemeld_op = (select max(aangemeld_op) + 1 from aanmelding) where status = 'wachtlijst' and account_id in
      (select ${voorApenstaart('adres')} from plaatsuitnodiging where plek = 'wachtlijst' and uitslag = 'aangenomen')`,
    'aanmelden',
  ),
  'wie is uitgenodigd hoort niet dat het niet doorgaat': na(
    sql`delete from outbox where reeks like 'plaatsuitnodiging-%' and onderwerp like 'Gaat niet door%'`,
  ),
  'wie is uitgenodigd hoort niet dat de uitnodiging vervalt': na(sql`delete from outbox where onderwerp like 'Je uitnodiging is %'`),
  'wie wacht krijgt wat wordt achtergehouden': na(
    sql`update aanmelding set status = 'bevestigd' where id in (${wachtend}) and exists (select 1 from kennissessie where achtergehouden > 0)`,
  ),
  'op het gekozen moment komt niets vrij': na(sql`update kennissessie set vrijgeven_op = null`),
  'wat is vrijgegeven, wordt toch weer achtergehouden': na(sql`update kennissessie set vrijgegeven_op = null`, 'vrijgeven'),
  'beide vormen tellen samen, ook als elk zijn aantal heeft': na(sql`update kennissessie set capaciteit_online = null`),
  'wie naar een volle vorm wisselt, houdt een plaats': async ({ w: { db } }, stap) =>
    stap.doe === 'antwoorden' &&
    stap.opgeven &&
    (await sql`update aanmelding set status = 'bevestigd' where account_id = ${stap.wie.toLowerCase()} and status = 'wachtlijst'`.execute(
      db,
    )),

  'een vol onderdeel neemt nog iemand': na(sql`update onderdeel set capaciteit = 9`),
  'wie de kennissessie verlaat, houdt een plek in haar onderdelen': ({ w }) =>
    haalTriggerWeg(w.db, 'onderdeelkeuze_met_plaats', 'aanmelding'),
  'wie wacht, staat al in een onderdeel': na(
    sql`insert into onderdeelkeuze (aanmelding_id, ronde, onderdeel_id) select id, 1, 'o2' from aanmelding where status = 'wachtlijst'
      on conflict do nothing`,
    'aanmelden',
  ),
  'wie iets anders kiest, blijft waar die was': async ({ w: { db } }, stap) =>
    stap.doe === 'kiezen' && (await sql`update onderdeelkeuze set onderdeel_id = 'o1' where onderdeel_id = 'o2'`.execute(db)),
  'een andere keuze komt niet in de agenda': na(
    sql`update outbox set agenda = null, agenda_methode = null where onderwerp like 'Je antwoorden%'`,
  ),
  'een andere keuze telt in de agenda niet door': (h) => hertellen(h, 'Je antwoorden%', (n) => n - 1),
  'een nieuwe tijd haalt wat iemand koos uit de agenda': na(
    sql`update outbox set agenda = replace(agenda, 'DESCRIPTION:Ronde', 'DESCRIPTION:Niet') where onderwerp like 'Gewijzigd%'`,
  ),
  'een maximum per regio telt niet': na(sql`update kennissessie set max_per_regio = null`),
  'het maximum vervalt nooit': na(sql`update kennissessie set max_per_regio_tot = null`),
  'niemand gaat eerst': na(sql`update kennissessie set voorrang_tot = 1 where voorrang_tot is not null`),
  'wie voor zijn regio wacht, houdt wie later komt van een vrije plaats': na(
    sql`update aanmelding set status = 'wachtlijst' where id = (select id from aanmelding order by aangemeld_op desc limit 1)
      and status = 'bevestigd' and exists (select 1 from aanmelding where status = 'wachtlijst')`,
    'aanmelden',
  ),
  'wie voor zijn regio wacht, raakt de beurt kwijt': na(
    sql`update aanmelding set aangemeld_op = (select max(aangemeld_op) + 1 from aanmelding) where id in (${wachtend})
      and exists (select 1 from kennissessie where max_per_regio is not null)`,
  ),

  'dezelfde extra brief gaat twee keer uit': na(sql`delete from sessiebrief`),
  'een brief aan wie een plaats heeft, gaat ook naar wie wacht': async ({ w: { db } }, stap) =>
    stap.doe === 'brief' &&
    stap.aan === 'plaats' &&
    (await sql`insert into outbox (kenmerk, aan, onderwerp, tekst, html, reeks, volgende_poging_op, aangemaakt_op)
      select 'nog-' || o.id, m.adres, o.onderwerp, o.tekst, o.html, 'nog-een', o.volgende_poging_op, o.aangemaakt_op
      from outbox o, aanmelding a join account m on m.id = a.account_id
      where o.id = (select max(id) from outbox) and o.onderwerp like 'Brief%' and a.id in (${wachtend})`.execute(db)),

  'wie een plaats opgeeft, blijft aangevinkt': ({ w }) => haalTriggerWeg(w.db, 'aanwezigheid_met_plaats', 'aanmelding'),
  'op een andere dag staat er nog wie er was': na(
    sql`${perDialect(
      sql`create trigger if not exists blijft before delete on zonder_aanmelding begin select raise(ignore); end`,
      sql`create or replace function blijft() returns trigger language plpgsql as $$ begin return null; end $$;
        create or replace trigger blijft before delete on zonder_aanmelding for each row execute function blijft()`,
    )}`,
  ),
  'aanvinken kan altijd': async ({ w: { db, sessie } }, stap) =>
    stap.doe === 'tikken' &&
    (await sql`insert into aanwezigheid (aanmelding_id, bijeenkomst_id, uitslag, door, op)
      select id, ${sessie.id}, 'aanwezig', 'rosa', 1 from aanmelding
      where account_id = ${stap.wie.toLowerCase()} and status = 'bevestigd' on conflict do nothing`.execute(db)),
};

const REGIOS: Soort[] = ['aanmelden', 'aanmelden', 'afmelden', 'grenzen', 'plaatsen', 'wachten'];
const KEUZE: Soort[] = ['aanmelden', 'kiezen'];
const BEURT: Soort[] = ['aanmelden', 'afmelden', 'uitnodigen', 'plaatsen'];
/** What seldom comes up among all kinds of steps is sought among those that it takes. */
export const TOEGESPITST: Record<string, readonly Soort[]> = {
  'een nieuwe titel komt niet in de agenda': ['aanmelden', 'afgelasten'],
  'wie een plaats opgaf en er een krijgt, telt in de agenda niet door': ['aanmelden', 'afmelden', 'antwoorden', 'plaatsen'],
  'een ja komt achteraan in plaats van op de beurt van de uitnodiging': BEURT,
  'een andere keuze komt niet in de agenda': KEUZE,
  'een andere keuze telt in de agenda niet door': KEUZE,
  'een nieuwe tijd haalt wat iemand koos uit de agenda': [...KEUZE, 'verzetten'],
  'wat is vrijgegeven, wordt toch weer achtergehouden': ['uitnodigen', 'vrijgeven', 'plaatsen'],
  'wie is uitgenodigd hoort niet dat het niet doorgaat': ['uitnodigen', 'uitbrengen', 'afgelasten'],
  'wat iemand niet wilde, wordt niet weer achtergehouden': ['uitnodigen', 'aanmelden', 'plaatsen'],
  'op het gekozen moment komt niets vrij': ['aanmelden', 'vrijgevenOp', 'wachten'],
  'wie naar een volle vorm wisselt, houdt een plaats': ['aanmelden', 'antwoorden', 'plaatsen'],
  'dezelfde extra brief gaat twee keer uit': ['aanmelden', 'brief'],
  'een maximum per regio telt niet': ['aanmelden', 'grenzen', 'plaatsen'],
  'het maximum vervalt nooit': REGIOS,
  'niemand gaat eerst': REGIOS,
  'wie voor zijn regio wacht, houdt wie later komt van een vrije plaats': REGIOS,
  'wie voor zijn regio wacht, raakt de beurt kwijt': REGIOS,
  'wie een plaats opgeeft, blijft aangevinkt': ['aanmelden', 'afmelden', 'tikken', 'wachtenTot'],
  'op een andere dag staat er nog wie er was': ['verzetten', 'zonder', 'wachtenTot'],
};
