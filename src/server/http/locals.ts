import { randomBytes } from 'node:crypto';
import type { Db, Moment } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import type { Agenda } from '#kennissessies/agenda/agenda.ts';
import type { Adressen } from '#publicaties/uitgeven/adressen.ts';
import type { Uitgever } from '#publicaties/uitgeven/uitgever.ts';
import { FOUTTEKST } from '#server/http/answer/fouttekst.ts';
import type { Grenzen } from '#server/http/gate/grenzen.ts';
import type { Zoeker } from '#zoeken/index/zoeker.ts';
import type { Zoekuitslag } from '#zoeken/uitslag.ts';

/** What every request gets from the front; made once, at the start. */
export interface Kamers {
  db: Db;
  inhoud: Inhoud;
  agenda: Agenda;
  zoeker: Zoeker;
  uitgever: Uitgever;
  adressen: Adressen;
  /** Folder of all uploads. */
  bijlagenDir: string;
  origin: string;
  contact: string;
  proef: boolean;
  meldCode: ((adres: string, code: string) => void) | null;
  log: App.Locals['log'];
  grenzen: Pick<Grenzen, 'mailen'>;
}

/** What a page told the front while it was being rendered. */
export interface Verslag {
  /** Set when the answer is the same for everybody. */
  openbaar: { toont: ReadonlySet<'inhoud' | 'kennissessies'>; tot: Moment } | null;
  /** False when the page shows the last copy of the agenda instead of the agenda. */
  vers: boolean;
  /** After how many changes the agenda was read that it shows. */
  agenda: number | null;
  /** Whether it shows search results, which change when the index is replaced. */
  gezocht: boolean;
  /** The words of a search that found nothing. */
  vondNiets: string | null;
  /** An unexpected error, and the number under which it stands in the log. */
  fout: { oorzaak: unknown; kenmerk: string } | null;
}

/** The locals of one request, and the report that they fill. */
export function maakLocals(kamers: Kamers, ip: string): { locals: App.Locals; verslag: Verslag } {
  const { agenda, zoeker } = kamers;
  const verslag: Verslag = { openbaar: null, vers: true, agenda: null, gezocht: false, vondNiets: null, fout: null };
  const locals: App.Locals = {
    ...kamers,
    agenda: {
      async lees() {
        const gelezen = await agenda.lees();
        if (!gelezen.vers) verslag.vers = false;
        if (gelezen.nummer !== undefined) verslag.agenda = Math.min(gelezen.nummer, verslag.agenda ?? gelezen.nummer);
        return gelezen;
      },
    },
    zoeker: {
      async zoek(vraag) {
        verslag.gezocht = true;
        const uitslag = await zoeker.zoek(vraag);
        if (isVergeefs(uitslag)) verslag.vondNiets = uitslag.q;
        return uitslag;
      },
      bestand: (naam) => zoeker.bestand(naam),
      get versie() {
        return zoeker.versie;
      },
      kanVinden: (url, digest) => zoeker.kanVinden(url, digest),
      bijwerken: () => zoeker.bijwerken(),
      get stand() {
        return zoeker.stand;
      },
      sluit: () => zoeker.sluit(),
    },
    ip,
    telMail: (soort) => kamers.grenzen.mailen(ip, soort),
    openbaar(toont, tot = Number.POSITIVE_INFINITY) {
      const eerder = verslag.openbaar;
      verslag.openbaar = { toont: new Set([...(eerder?.toont ?? []), ...toont]), tot: Math.min(tot, eerder?.tot ?? tot) };
    },
    meldFout(oorzaak) {
      verslag.fout ??= { oorzaak, kenmerk: nieuwKenmerk() };
      kamers.log.error({ err: oorzaak, kenmerk: verslag.fout.kenmerk }, 'A page failed.');
      return verslag.fout.kenmerk;
    },
    foutpagina: { status: 404, ...FOUTTEKST[404] },
    account: null,
    formulier: null,
  };
  return { locals, verslag };
}

/** With a filter or with every word taken literally, finding nothing does not mean that we have nothing. */
const isVergeefs = ({ klaar, totaal, twijfel, keuzes, letterlijk }: Zoekuitslag): boolean =>
  klaar && (totaal === 0 || twijfel) && keuzes.length === 0 && !letterlijk;

/** Short enough to read out on the telephone. */
export const nieuwKenmerk = (): string => randomBytes(4).toString('hex').toUpperCase();
