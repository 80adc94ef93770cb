import type { Account } from '#accounts/account.ts';
import { isRe } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { betrokkenen, doorschuiven } from '#kennissessies/aanmelden/doorschuiven.ts';
import { vergeefsMelden } from '#kennissessies/aanmelden/vergeefs.ts';
import { sessieGewijzigd } from '#kennissessies/brieven/brieven.ts';
import { type Bijeenkomst, type MetLink, opzoeken } from '#kennissessies/kennissessie.ts';
import { bezetting } from '#kennissessies/plaatsen.ts';
import { zetKlaar } from '#mail/outbox.ts';

/** What the Realisatie-Eenheid may change in a published session. */
export type Wijziging = Partial<
  Pick<
    MetLink,
    | 'titel'
    | 'kern'
    | 'beginOp'
    | 'eindOp'
    | 'plaats'
    | 'vorm'
    | 'onlineLink'
    | 'capaciteit'
    | 'achtergehouden'
    | 'aanmeldenVanaf'
    | 'aanmeldenTot'
    | 'redenGewijzigd'
  >
> & {
  /** Of a session with several meetings: those that move. Begin and end of the session follow. */
  bijeenkomsten?: readonly Pick<Bijeenkomst, 'id' | 'beginOp' | 'eindOp'>[];
};
export interface Sessiewijziging {
  account: Account;
  slug: string;
  wijziging: Wijziging;
  origin: string;
  nu: Moment;
}
export type Sessiewijziguitslag =
  | { gelukt: true; gemaild: number; doorgeschoven: number }
  | { gelukt: false; reden: 'geen-recht' | 'onbekend' | 'afgelast' | 'geweest' | 'te-klein' | 'tijden-kloppen-niet' };

/**
 * Changes a session. Another time, place or form is mailed to everybody and raises SEQUENCE; a typo is not. More
 * places move people up at once; fewer than are taken is refused.
 */
export async function wijzigen(db: Db, { account, slug, wijziging, origin, nu }: Sessiewijziging): Promise<Sessiewijziguitslag> {
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  return db.transaction().execute(async (trx): Promise<Sessiewijziguitslag> => {
    const was = await opzoeken(trx, { slug });
    if (!was) return { gelukt: false, reden: 'onbekend' };
    if (was.status === 'afgelast') return { gelukt: false, reden: 'afgelast' };
    if (nu >= was.eindOp) return { gelukt: false, reden: 'geweest' };
    const kennissessie = nieuweStand(was, wijziging, nu);
    if (!tijdenKloppen(was, kennissessie, nu)) return { gelukt: false, reden: 'tijden-kloppen-niet' };
    const { bezet } = await bezetting(trx, was.id);
    if (kennissessie.capaciteit - kennissessie.achtergehouden < bezet) return { gelukt: false, reden: 'te-klein' };
    await trx.updateTable('kennissessie').set(alsRij(kennissessie)).where('id', '=', was.id).execute();
    for (const { id, beginOp, eindOp } of kennissessie.bijeenkomsten)
      await trx
        .updateTable('bijeenkomst')
        .set({ begin_op: beginOp, eind_op: eindOp })
        .where('id', '=', id)
        .where('kennissessie_id', '=', was.id)
        .execute();

    const mensen = kennissessie.volgnummer > was.volgnummer ? await betrokkenen(trx, was.id) : [];
    for (const aanmelding of mensen) {
      const post = { kennissessie, aanmelding, deelnemer: aanmelding, origin, nu };
      await zetKlaar(trx, sessieGewijzigd(post, { hadPlaats: aanmelding.status === 'bevestigd', was }), nu);
    }
    const erbij = await doorschuiven(trx, was.id, { origin, nu });
    await vergeefsMelden(trx, was.id, { origin, nu });
    return { gelukt: true, gemaild: mensen.length, doorgeschoven: erbij };
  });
}

/** Every meeting ends after it begins and before the next, is never moved into the past, and is still the same meeting. */
const tijdenKloppen = (was: MetLink, { bijeenkomsten, beginOp, eindOp }: MetLink, nu: Moment): boolean =>
  beginOp === bijeenkomsten[0]?.beginOp &&
  eindOp === bijeenkomsten.at(-1)?.eindOp &&
  bijeenkomsten.length === was.bijeenkomsten.length &&
  bijeenkomsten.every((bijeenkomst, plek) => {
    const eerst = was.bijeenkomsten[plek];
    const vorige = bijeenkomsten[plek - 1];
    if (eerst?.id !== bijeenkomst.id || bijeenkomst.eindOp <= bijeenkomst.beginOp) return false;
    return (bijeenkomst.beginOp === eerst.beginOp || bijeenkomst.beginOp > nu) && (!vorige || vorige.eindOp <= bijeenkomst.beginOp);
  });

/** A window never outlives the start; an open session with another time is "verplaatst". */
function nieuweStand(was: MetLink, wijziging: Wijziging, nu: Moment): MetLink {
  const bijeenkomsten = nieuweTijden(was, wijziging);
  const [eerste, laatste] = [bijeenkomsten[0], bijeenkomsten.at(-1)];
  const span = wijziging.bijeenkomsten && eerste && laatste ? { beginOp: eerste.beginOp, eindOp: laatste.eindOp } : {};
  const nieuw = { ...was, ...wijziging, ...span, bijeenkomsten, gewijzigdOp: nu };
  const anderMoment = JSON.stringify(nieuw.bijeenkomsten) !== JSON.stringify(was.bijeenkomsten);
  const anderePlek = nieuw.plaats !== was.plaats || nieuw.vorm !== was.vorm || nieuw.onlineLink !== was.onlineLink;
  return {
    ...nieuw,
    aanmeldenTot: Math.min(nieuw.aanmeldenTot, nieuw.beginOp),
    status: anderMoment && was.status === 'open' ? 'verplaatst' : was.status,
    volgnummer: was.volgnummer + (anderMoment || anderePlek ? 1 : 0),
  };
}

/** Of one meeting the hours are those of the session. */
function nieuweTijden({ bijeenkomsten, beginOp, eindOp }: MetLink, wijziging: Wijziging): Bijeenkomst[] {
  if (bijeenkomsten.length === 1)
    return bijeenkomsten.map((een) => ({ ...een, beginOp: wijziging.beginOp ?? beginOp, eindOp: wijziging.eindOp ?? eindOp }));
  return bijeenkomsten.map((een) => ({ ...een, ...wijziging.bijeenkomsten?.find(({ id }) => id === een.id) }));
}

const alsRij = (k: MetLink) => ({
  titel: k.titel,
  kern: k.kern,
  begin_op: k.beginOp,
  eind_op: k.eindOp,
  plaats: k.plaats,
  vorm: k.vorm,
  online_link: k.onlineLink,
  capaciteit: k.capaciteit,
  achtergehouden: k.achtergehouden,
  aanmelden_vanaf: k.aanmeldenVanaf,
  aanmelden_tot: k.aanmeldenTot,
  reden_gewijzigd: k.redenGewijzigd,
  status: k.status,
  volgnummer: k.volgnummer,
  gewijzigd_op: k.gewijzigdOp,
});
