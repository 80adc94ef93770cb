import type { Account } from '#accounts/account.ts';
import { isRe } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { betrokkenen } from '#kennissessies/aanmelden/doorschuiven.ts';
import { afgelast } from '#kennissessies/brieven/brieven.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { zetKlaar } from '#mail/outbox.ts';

export interface Afgelastverzoek {
  account: Account;
  slug: string;
  /** One sentence for everybody who was coming; may be empty. */
  reden: string;
  origin: string;
  nu: Moment;
}
export type Afgelastuitslag =
  | { gelukt: true; gemaild: number }
  | { gelukt: false; reden: 'geen-recht' | 'onbekend' | 'al-afgelast' | 'geweest' };

/** Calls a session off. Everybody with a place, an offer or a turn hears it once; calendars drop it; nobody moves up any more. */
export async function afgelasten(db: Db, { account, slug, reden, origin, nu }: Afgelastverzoek): Promise<Afgelastuitslag> {
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  return db.transaction().execute(async (trx): Promise<Afgelastuitslag> => {
    const was = await opzoeken(trx, { slug });
    if (!was || was.status === 'concept') return { gelukt: false, reden: 'onbekend' };
    if (was.status === 'afgelast') return { gelukt: false, reden: 'al-afgelast' };
    if (nu >= was.eindOp) return { gelukt: false, reden: 'geweest' };
    const kennissessie = { ...was, status: 'afgelast' as const, redenAfgelast: reden, volgnummer: was.volgnummer + 1, gewijzigdOp: nu };
    await trx
      .updateTable('kennissessie')
      .set({ status: 'afgelast', reden_afgelast: reden, volgnummer: kennissessie.volgnummer, gewijzigd_op: nu })
      .where('id', '=', was.id)
      .execute();
    const mensen = await betrokkenen(trx, was.id);
    for (const aanmelding of mensen) {
      const post = { kennissessie, aanmelding, deelnemer: aanmelding, origin, nu };
      await zetKlaar(trx, afgelast(post, { hadPlaats: aanmelding.status === 'bevestigd' }), nu);
    }
    return { gelukt: true, gemaild: mensen.length };
  });
}
