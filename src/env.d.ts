/// <reference types="astro/client" />

declare namespace App {
  /** Made by the front (src/server/) for every request and handed to Astro; nothing under pages or actions makes its own. */
  interface Locals {
    db: import('#db/tabellen.ts').Db;
    inhoud: import('#inhoud/stuk.ts').Inhoud;
    agenda: import('#kennissessies/agenda/agenda.ts').Agenda;
    zoeker: import('#zoeken/index/zoeker.ts').Zoeker;
    /** Brings approved texts to CONTENT_DIR. */
    uitgever: import('#publicaties/uitgeven/uitgever.ts').Uitgever;
    /** Folder of all uploads. */
    bijlagenDir: string;
    /** What became of addresses that no page has any more. */
    adressen: import('#publicaties/uitgeven/adressen.ts').Adressen;
    /** The visitor's address, behind the trusted proxies. */
    ip: string;
    /** Counts a letter that this visitor has us send to an address typed in; answers how many seconds to wait first, 0 when it may go. */
    telMail(soort: 'inlogcode' | 'kennisvraag'): Promise<number>;
    /** SITE_URL or the printed address, without a slash at the end. */
    origin: string;
    /** Mailbox for questions about the platform (CONTACT). */
    contact: string;
    /** The local trial: no SITE_URL. */
    proef: boolean;
    /** Only in the trial: prints a login code on the terminal. */
    meldCode: ((adres: string, code: string) => void) | null;
    log: { info(o: object, m: string): void; warn(o: object, m: string): void; error(o: object, m: string): void };
    /**
     * Called by a page that is the same for everybody: its answer may be kept in memory until one of these subjects
     * changes or until the moment `tot` (ms).
     */
    openbaar(toont: readonly ('inhoud' | 'kennissessies')[], tot?: number): void;
    /** Writes an unexpected error in the log; answers the number that goes on the page. The front then answers 500, or 503 when it is the database. */
    meldFout(fout: unknown): string;
    /** What the error page says. */
    foutpagina: { status: number; titel: string; uitleg: readonly string[] };
    /** Who is at the door, set by the middleware on personal addresses. */
    account: import('#accounts/account.ts').Account | null;
    /** Set by an action that refused a form: its fields and what is wrong with them. */
    formulier: import('#actions/formulier.ts').Formulier | null;
  }
}
