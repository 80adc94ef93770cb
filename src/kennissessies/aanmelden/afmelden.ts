import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { AanmeldingTabel } from '#db/tabellen-kennissessie.ts';
import { afgemeld } from '#kennissessies/brieven/afscheidsbrieven.ts';
import { type MetLink, opzoeken } from '#kennissessies/kennissessie.ts';
import { magWijzigen } from '#kennissessies/toestand.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { doorschuiven } from './doorschuiven.ts';

/** Who asks: the account itself, or whoever holds the key from a letter. */
export type Afmeldverzoek = ({ account: { id: string }; id: string } | { sleutel: string }) & { origin: string; nu: Moment };
export type Afmelduitslag = { gelukt: true; id: string } | { gelukt: false; reden: 'onbekend' | 'afgelast' | 'te-laat' };

/** Gives a place or a turn back until the start; the next in the queue moves up. A second time changes nothing and says the same. */
export async function afmelden(db: Db, verzoek: Afmeldverzoek): Promise<Afmelduitslag> {
  const { origin, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Afmelduitslag> => {
    const gevonden = await vanVerzoek(trx, verzoek);
    if (!gevonden) return { gelukt: false, reden: 'onbekend' };
    const { aanmelding: was, kennissessie, deelnemer } = gevonden;
    if (was.status === 'afgemeld') return { gelukt: true, id: was.id };
    if (kennissessie.status === 'afgelast') return { gelukt: false, reden: 'afgelast' };
    if (!magWijzigen(kennissessie, nu)) return { gelukt: false, reden: 'te-laat' };
    const aanmelding = await trx
      .updateTable('aanmelding')
      .set({ status: 'afgemeld', toegang: '', dieet: '', volgnummer: was.volgnummer + 1, gewijzigd_op: nu })
      .where('id', '=', was.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    const doorgegeven = (await doorschuiven(trx, kennissessie.id, { origin, nu })).length > 0;
    const post = { kennissessie, aanmelding, deelnemer, origin, nu };
    await zetKlaar(trx, afgemeld(post, { hadPlaats: was.status === 'bevestigd', doorgegeven }), nu);
    return { gelukt: true, id: was.id };
  });
}

/** What the page behind the link in a letter shows before it asks; null for an unknown key. */
export async function vanSleutel(db: Db, sleutel: string): Promise<{ status: AanmeldingTabel['status']; kennissessie: MetLink } | null> {
  const gevonden = await vanVerzoek(db, { sleutel });
  return gevonden && { status: gevonden.aanmelding.status, kennissessie: gevonden.kennissessie };
}

async function vanVerzoek(
  trx: Db | Transaction<Tabellen>,
  wie: { account: { id: string }; id: string } | { sleutel: string },
): Promise<{ aanmelding: AanmeldingTabel; kennissessie: MetLink; deelnemer: { naam: string; adres: string } } | null> {
  const basis = trx
    .selectFrom('aanmelding')
    .innerJoin('account', 'account.id', 'aanmelding.account_id')
    .selectAll('aanmelding')
    .select(['account.naam', 'account.adres']);
  const rij = await ('sleutel' in wie
    ? basis.where('sleutel', '=', wie.sleutel)
    : basis.where('aanmelding.id', '=', wie.id).where('account_id', '=', wie.account.id)
  ).executeTakeFirst();
  const kennissessie = rij && (await opzoeken(trx, { id: rij.kennissessie_id }));
  return rij && kennissessie ? { aanmelding: rij, kennissessie, deelnemer: rij } : null;
}
