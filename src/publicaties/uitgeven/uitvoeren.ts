import type { Db, Moment } from '#db/tabellen.ts';
import { MINUUT_MS } from '#grond/duur.ts';
import { isMeegeleverd } from '#inhoud/schema.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { inzendingMet } from '#publicaties/inzending.ts';
import { Botsing } from './contentbestand.ts';
import { gitCommit } from './git.ts';
import { adresVerhuist, bijlagenAlleenVan } from './oude-adressen.ts';
import type { Publicatie } from './publicatie.ts';
import { mapplek, type Tekstadres, type Tekstplek } from './tekstplek.ts';
import { geschreven, laatsteDaad, nietGelukt, volgendeSlug, weggehaald } from './voltooien.ts';
import { totZichtbaar } from './zichtbaar.ts';

export interface Werkplek {
  db: Db;
  inhoud: Inhoud;
  contentDir: string;
  bewaardDir: string;
  /** Where texts stand, when that is not simply `contentDir`. */
  teksten?: Tekstplek | undefined;
  origin: string;
  log: { info(o: object, m: string): void; warn(o: object, m: string): void; error(o: object, m: string): void };
  klok?: () => Moment;
}

/**
 * Carries out one promise: the file first, then the table. What a killed process did halfway is recognised and finished.
 * `opnieuw` when it is to be tried again at once, at another address.
 */
export async function uitvoeren(publicatie: Publicatie, plek: Werkplek): Promise<'klaar' | 'opnieuw' | 'mislukt'> {
  const { db, inhoud, origin, log, klok = Date.now } = plek;
  const teksten = tekstenVan(plek);
  const { collectie, slug, digest, op_schijf, opdracht, inzending_id, oude_slug, oude_digest } = publicatie;
  const adres = { collectie, slug };
  try {
    const staat = await teksten.digest(adres);
    if (opdracht === 'schrijven') {
      if (oude_slug) await nogHetzelfde(teksten, { collectie, slug: oude_slug }, oude_digest);
      // What came with the site stands elsewhere: in its place there is no file yet.
      const was = staat === null && isMeegeleverd(collectie) ? null : op_schijf;
      if (staat !== digest) await teksten.plaatsen(adres, publicatie.bestand, was);
      if (oude_slug) await verhuizen({ ...publicatie, oude_slug }, plek);
      // Nobody is told that a text is online before it is.
      await totZichtbaar(inhoud, { collectie, slug, digest });
      await db.transaction().execute((trx) => geschreven(trx, publicatie, { origin, nu: klok() }));
    } else {
      const bijlagen = bijlagenAlleenVan(inhoud, publicatie);
      const was = op_schijf ?? '';
      if (staat !== null) await teksten.weghalen(adres, { was, bewaren: true });
      // What was taken over from an editor is known here only now.
      const stond = (await teksten.bewaard(adres, was)) ?? publicatie.bestand;
      await db.transaction().execute((trx) => weggehaald(trx, { ...publicatie, bestand: stond }, { bijlagen, origin, nu: klok() }));
    }
  } catch (fout) {
    if (fout instanceof Botsing && opdracht === 'schrijven' && op_schijf === null && oude_slug === null) {
      // The address turned out to be taken by a file of an editor: a first publication takes the next one.
      await db.transaction().execute((trx) => volgendeSlug(trx, publicatie));
      return 'opnieuw';
    }
    log.error({ err: fout, inzending: inzending_id, opdracht }, 'A text did not get online.');
    const nu = klok();
    const opgeven = fout instanceof Botsing;
    await db
      .transaction()
      .execute((trx) =>
        nietGelukt(trx, publicatie, { waarom: uitleg(fout), opgeven, volgende: nu + uitstel(publicatie.pogingen), origin, nu }),
      );
    return 'mislukt';
  }
  return 'klaar';
}

const tekstenVan = ({ teksten, contentDir, bewaardDir }: Werkplek): Tekstplek => teksten ?? mapplek(contentDir, bewaardDir);

/** A text that moves leaves only the file that is known. */
async function nogHetzelfde(teksten: Tekstplek, adres: Tekstadres, was: string | null): Promise<void> {
  const staat = await teksten.digest(adres);
  if (staat !== null && staat !== was) throw new Botsing(adres.slug);
}

/** The new page is there; only when readers see it, and the old address leads to it, the old file goes. */
async function verhuizen(publicatie: Publicatie & { oude_slug: string }, plek: Werkplek): Promise<void> {
  const { db, inhoud, klok = Date.now } = plek;
  const { collectie, slug, digest, oude_slug, oude_digest } = publicatie;
  const teksten = tekstenVan(plek);
  const oud = { collectie, slug: oude_slug };
  await totZichtbaar(inhoud, { collectie, slug, digest });
  await db.transaction().execute((trx) => adresVerhuist(trx, publicatie, klok()));
  if ((await teksten.digest(oud)) !== null) await teksten.weghalen(oud, { was: oude_digest ?? '', bewaren: false });
  await inhoud.bijwerken(collectie, oude_slug);
}

const uitstel = (pogingen: number): number => Math.min(60, 2 ** pogingen) * MINUUT_MS;

function uitleg(fout: unknown): string {
  if (fout instanceof Botsing)
    return (
      'Het bestand op de server is buiten de site om veranderd. Het is niet overschreven. ' +
      'Neem die tekst over, vergelijk de versies, en dien opnieuw in.'
    );
  const code = (fout as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'De schijf van de server is vol. We proberen het vanzelf opnieuw.';
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return 'De server mag hier niet schrijven. We proberen het vanzelf opnieuw.';
  return 'Het schrijven van het bestand lukte niet. We proberen het vanzelf opnieuw.';
}

/** Tells git of a file that was written or taken away; a git that does not work holds nothing up. */
export async function inGit(publicatie: Publicatie, plek: Werkplek): Promise<void> {
  // A folder that is only a copy of what others have as well is nobody's history.
  if (plek.teksten) return;
  await commit(publicatie, plek).catch((fout) =>
    plek.log.warn({ fout: String(fout), slug: publicatie.slug }, 'The text is online, but git did not take it.'),
  );
}

/** What was done with a text that stays online. */
const DAAD: Record<string, string> = { nagekeken: 'Nog actueel', verhuisd: 'Verander adres', bijgewerkt: 'Werk bij' };

async function commit(
  { collectie, slug, opdracht, inzending_id }: Publicatie,
  { db, inhoud, contentDir, origin }: Werkplek,
): Promise<void> {
  const inzending = await inzendingMet(db, inzending_id);
  if (!inzending) return;
  const { onderwijsregio, titel, voorheen } = inzending;
  const daad = await laatsteDaad(db, inzending_id, ['gepubliceerd', 'nagekeken', 'verhuisd', 'bijgewerkt']);
  const regio = onderwijsregio === null ? undefined : inhoud.een('onderwijsregios', onderwijsregio);
  await gitCommit({
    contentDir,
    bestanden: [slug, ...voorheen].map((naam) => `${collectie}/${naam}.mdx`),
    bericht: `${opdracht === 'schrijven' ? (DAAD[daad ?? ''] ?? 'Publiceer') : 'Trek in'}: ${titel.replace(/\s+/g, ' ')}`,
    auteur: regio?.gegevens.titel ?? 'Realisatie-Eenheid',
    adres: regio?.gegevens.contact ?? `noreply@${new URL(origin).hostname}`,
  });
}
