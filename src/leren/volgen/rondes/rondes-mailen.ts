import { setTimeout as wacht } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import { isStoring } from '#db/storing.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { bijAccounts } from '../bij-account.ts';
import { rondereeks } from '../inslapen.ts';
import { stoppenNoteren, volgenVervalt } from '../stoppen.ts';
import { briefsleutel, MEESTE_IN_SLEUTEL, volggeheim } from '../volgsleutel.ts';
import { type Persoon, personen } from './personen.ts';
import { type Rondestand, type Rondevraag, rondesMaken } from './ronde-maken.ts';
import { watErNieuwIs } from './rondebrief.ts';
import { dagbegin, isNacht } from './rondemoment.ts';
import { gevondenSinds, type Rondebericht, type Wegwijzer, wegwijzer } from './volgnieuws.ts';

type Trx = Transaction<Tabellen>;
/** So many people in one transaction: others write in between. */
const SAMEN = 10;

/**
 * Mails everybody what is new about what they follow: once a week, news at once to who wants that, at most one letter a day and none at
 * night; to be called every minute. A letter and up to where somebody was told are one transaction. Answers how many letters were written.
 */
export async function rondesMailen(db: Db, { origin, ...vraag }: Rondevraag & { origin: string }): Promise<number> {
  const stand = await rondesMaken(db, vraag);
  if (isNacht(vraag.nu)) return 0;
  const wachtend = await wieWacht(db, stand, vraag.nu);
  if (wachtend.ids.length === 0) return 0;
  await bijAccounts(db, vraag.nu);
  const ronde: Ronde = {
    ...{ stand, origin, nu: vraag.nu, geheim: await volggeheim(db) },
    ...(await gevondenSinds(db, wachtend.sinds)),
    wijzer: await wegwijzer(db, vraag.inhoud, vraag.nu),
  };
  let gemaild = 0;
  let misgegaan: unknown;
  for (let plek = 0; plek < wachtend.ids.length; plek += SAMEN) {
    const ids = wachtend.ids.slice(plek, plek + SAMEN);
    const begin = performance.now();
    const samen = (wie: readonly string[]) => db.transaction().execute((trx) => mailen(trx, wie, ronde));
    try {
      gemaild += await samen(ids);
    } catch (fout) {
      if (isStoring(fout)) throw fout;
      // One of them is to blame: the others need not wait for that.
      for (const id of ids)
        gemaild += await samen([id]).catch((ook: unknown) => {
          misgegaan = ook;
          return 0;
        });
    }
    // Half of the time is for who reads.
    await wacht(performance.now() - begin);
  }
  if (misgegaan) throw misgegaan;
  return gemaild;
}

interface Ronde {
  stand: Rondestand;
  berichten: readonly Rondebericht[];
  schrijvers: ReadonlyMap<string, ReadonlySet<string>>;
  wijzer: Wegwijzer;
  geheim: string;
  origin: string;
  nu: Moment;
}

/** Who was not told everything and had no letter today, and since when there is something to tell. */
async function wieWacht(db: Db, { week, direct }: Rondestand, nu: Moment): Promise<{ ids: string[]; sinds: Moment }> {
  const { rows } = await sql<{ id: string; sinds: Moment }>`
    select t.volger_id as id, min(t.verteld_tot) as sinds from volgt t join volger v on v.id = t.volger_id
    where t.bevestigd_op is not null and t.onderwerp not like 'aanmelden:%'
      and ((t.ritme = 'week' and t.verteld_tot < ${week}) or (t.ritme = 'direct' and t.verteld_tot < ${direct}))
      and v.slaapt_sinds is null and coalesce(v.laatst_gemaild_op, 0) < ${dagbegin(nu)}
    group by t.volger_id`.execute(db);
  return { ids: rows.map(({ id }) => id), sinds: Math.min(...rows.map(({ sinds }) => sinds)) };
}

async function mailen(trx: Trx, ids: readonly string[], ronde: Ronde): Promise<number> {
  const { stand, nu, wijzer } = ronde;
  let gemaild = 0;
  // Another process may have been here: what is read now counts.
  for (const persoon of await personen(trx, ids, { voor: dagbegin(nu) })) {
    const nieuws = voorPersoon(persoon, ronde);
    const einde = persoon.volgt.filter(({ onderwerp }) => wijzer.weg.has(onderwerp));
    if (nieuws.berichten.length > 0 || einde.length > 0) {
      await zetKlaar(trx, { ...watErNieuwIs(brief(persoon, nieuws, einde, ronde)), reeks: rondereeks(persoon.id) }, nu);
      await trx.updateTable('volger').set({ laatst_gemaild_op: nu }).where('id', '=', persoon.id).execute();
      gemaild += 1;
    }
    for (const ritme of ['week', 'direct'] as const)
      await trx
        .updateTable('volgt')
        .set({ verteld_tot: stand[ritme] })
        .where('volger_id', '=', persoon.id)
        .where('ritme', '=', ritme)
        .where('bevestigd_op', 'is not', null)
        .where('verteld_tot', '<', stand[ritme])
        .execute();
    for (const { id } of einde) {
      await stoppenNoteren(trx, { volgt: id, nu });
      await volgenVervalt(trx, { volgt: id });
    }
  }
  return gemaild;
}

interface Voor {
  berichten: Rondebericht[];
  /** The ids of what is followed that these belong to. */
  door: Set<string>;
}

/** What this person has not been told, each thing once: what is new is not also changed. Nobody hears of what they wrote. */
function voorPersoon({ accountId, volgt }: Persoon, { berichten, schrijvers, stand, wijzer, nu }: Ronde): Voor {
  const uit = new Map<string, Rondebericht>();
  // By the rhythm that was chosen before.
  const alGehoord = ({ soort, sleutel, ritme }: Rondebericht, tot: Moment) =>
    tot > 0 && berichten.some((een) => een.sleutel === sleutel && een.soort === soort && een.ritme !== ritme && een.op <= tot);
  const door = new Set<string>();
  for (const bericht of berichten) {
    if (accountId !== null && schrijvers.get(bericht.sleutel)?.has(accountId)) continue;
    if (bericht.tot_op !== null && bericht.tot_op <= nu) continue;
    const volgers = volgt.filter(
      ({ onderwerp, ritme, verteldTot, anderTot }) =>
        ritme === bericht.ritme &&
        bericht.op > verteldTot &&
        !alGehoord(bericht, anderTot) &&
        bericht.op <= stand[ritme] &&
        [onderwerp, wijzer.nu.get(onderwerp)?.onderwerp].some((een) => een !== undefined && bericht.onderwerpen.includes(een)),
    );
    if (volgers.length === 0) continue;
    for (const { id } of volgers) door.add(id);
    if (!uit.has(bericht.sleutel)) uit.set(bericht.sleutel, bericht);
  }
  return { berichten: [...uit.values()], door };
}

function brief(
  { id: volger, adres, naam, volgt }: Persoon,
  { berichten, door }: Voor,
  einde: Persoon['volgt'],
  { wijzer, geheim, origin }: Ronde,
) {
  // What ends now cannot be stopped any more.
  const over = volgt.filter(({ id, onderwerp }) => door.has(id) && !wijzer.weg.has(onderwerp));
  // What is the same today is stopped together, also what this letter found nothing by.
  const vandaag = ({ onderwerp }: Pick<Persoon['volgt'][number], 'onderwerp'>) => wijzer.nu.get(onderwerp)?.onderwerp ?? onderwerp;
  const samen = Map.groupBy(volgt, vandaag);
  const genoemd = [...new Map(over.map((een) => [vandaag(een), een])).values()].map((een) => ({
    naam: wijzer.nu.get(een.onderwerp)?.naam ?? 'een onderwerp dat je koos',
    ids: (samen.get(vandaag(een)) ?? [een]).map(({ id }) => id),
  }));
  const alle = genoemd.flatMap(({ ids }) => ids);
  const weg = einde.flatMap(({ onderwerp }) => wijzer.weg.get(onderwerp) ?? []);
  return {
    ...{
      aan: { adres, naam },
      berichten,
      origin,
      sleutel: alle.length > MEESTE_IN_SLEUTEL ? null : briefsleutel(geheim, volger, alle),
    },
    weg: [...new Map(weg.map((een) => [een.naam, een])).values()],
    over: genoemd.map(({ naam: waarover, ids }) => ({ naam: waarover, sleutel: briefsleutel(geheim, volger, ids) })),
  };
}
