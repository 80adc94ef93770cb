import { type Selectable, sql } from 'kysely';
import type { Db, Moment } from '#db/tabellen.ts';
import type { VolgberichtTabel, VolgrondeTabel } from '#db/tabellen-volgen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { type Volgonderwerp, volgonderwerp } from '../volgonderwerp.ts';
import { isVanRegio, naamVanWeg } from '../waarover.ts';
import type { Weg } from './rondebrief.ts';
import { STIL_MS } from './rondemoment.ts';
import { ANTWOORDSLEUTEL, SIGNAALSLEUTEL } from './wat-is-nieuw.ts';

export type Rondebericht = Omit<Selectable<VolgberichtTabel>, 'onderwerpen'> & {
  ritme: VolgrondeTabel['ritme'];
  onderwerpen: readonly string[];
};

/** All that was found since `sinds`, in the order in which letters tell it, and who wrote each: they need not be told. */
export async function gevondenSinds(db: Db, sinds: Moment): Promise<{ berichten: Rondebericht[]; schrijvers: Map<string, Set<string>> }> {
  const rijen = await db
    .selectFrom('volgbericht as b')
    .innerJoin('volgronde as r', 'r.id', 'b.ronde_id')
    .selectAll('b')
    .select('r.ritme')
    .where('b.sleutel', 'in', db.selectFrom('volgbericht').select('sleutel').where('op', '>', sinds))
    .orderBy(sql`case b.wat when 'Nieuws' then 0 when 'Kennissessie' then 1 else 2 end`)
    .orderBy(sql`case b.soort when 'nieuw' then 0 when 'gewijzigd' then 1 when 'gestopt' then 2 else 3 end`)
    .orderBy('b.op')
    .orderBy('b.sleutel')
    .execute();
  const { rows } = await sql<{ sleutel: string; door: string }>`
    select r.inzending_id as sleutel, r.door from inzending_revisie r where r.door is not null
      and r.inzending_id in (select sleutel from volgbericht where op > ${sinds})
    union select g.kennissessie_id, g.door from gebeurtenis g where g.door is not null
      and g.wat in ('sessie-gemaakt', 'sessie-aangekondigd', 'sessie-opengezet')
      and g.kennissessie_id in (select sleutel from volgbericht where op > ${sinds})
    union select s.adoptie_id, s.door from adoptiestap s where s.door is not null
      and s.adoptie_id in (select sleutel from volgbericht where op > ${sinds})
    union select b.sleutel, s.door from volgbericht b join signaalstap s
      on b.sleutel in (${SIGNAALSLEUTEL} || s.signaal_id, ${ANTWOORDSLEUTEL} || s.signaal_id)
      where b.op > ${sinds} and s.door is not null
        and s.handeling in ('indienen', 'wijzigen', 'opnieuw-indienen', 'beantwoorden')`.execute(db);
  const schrijvers = new Map<string, Set<string>>();
  for (const { sleutel, door } of rows) schrijvers.set(sleutel, (schrijvers.get(sleutel) ?? new Set()).add(door));
  return { berichten: rijen.map((rij) => ({ ...rij, onderwerpen: JSON.parse(rij.onderwerpen) as string[] })), schrijvers };
}

/** Where what people follow stands now; `weg` names what is gone for good. What cannot be read just now is neither. */
export interface Wegwijzer {
  nu: Map<string, Volgonderwerp>;
  weg: Map<string, Weg>;
}

export async function wegwijzer(db: Db, inhoud: Inhoud, nu: Moment): Promise<Wegwijzer> {
  const rijen = await db.selectFrom('volgt').select('onderwerp').distinct().where('onderwerp', 'not like', 'aanmelden:%').execute();
  const wijzer: Wegwijzer = { nu: new Map(), weg: new Map() };
  for (const { onderwerp } of rijen) {
    const gevonden = volgonderwerp(inhoud, onderwerp);
    if (gevonden) wijzer.nu.set(onderwerp, gevonden);
    else {
      const naam = await naamVanWeg(db, inhoud, onderwerp, { tot: nu - STIL_MS });
      if (naam !== null) wijzer.weg.set(onderwerp, { naam, blijft: isVanRegio(onderwerp) });
    }
  }
  return wijzer;
}
