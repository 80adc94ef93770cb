import type { BrowserContext } from 'playwright-core';
import { Bezoeker, volhouden } from './bezoeker.ts';
import type { Proefserver } from './server.ts';

/** The last code that the trial printed for this address. */
export async function codeVoor(server: Proefserver, adres: string, na = 0): Promise<string> {
  for (let poging = 0; poging < 1200; poging++) {
    const codes = codesVoor(server, adres);
    const code = codes.at(-1);
    if (code && codes.length > na) return code;
    await new Promise((klaar) => setTimeout(klaar, 50));
  }
  throw new Error(`No code was printed for ${adres}`);
}

/** Every code that was printed for an address: a code asked for again comes after these (`na` of `codeVoor`). */
export const codesVoor = (server: Proefserver, adres: string): string[] =>
  [...server.stdout().matchAll(new RegExp(`Code voor ${adres}: ([A-Z0-9]{8})`, 'g'))].map(([, code = '']) => code);

/** Logs a browser in as one of the example cast, as a person does. */
export async function inloggen(context: BrowserContext, server: Proefserver, adres: string): Promise<void> {
  const pagina = await context.newPage();
  await pagina.goto(`${server.url}/inloggen/`);
  await pagina.getByLabel('E-mailadres').fill(adres);
  const na = codesVoor(server, adres).length;
  await pagina.getByRole('button', { name: 'Stuur mij een code' }).click();
  await pagina.getByLabel('Code').fill(await codeVoor(server, adres, na));
  await pagina.getByRole('button', { name: 'Inloggen' }).click();
  await pagina.waitForURL(/\/mijn\//);
  await pagina.close();
}

/** A browser of one of the example cast who is logged in already: four pages less to draw. */
export async function alIngelogd(context: BrowserContext, server: Proefserver, adres: string): Promise<void> {
  const bezoeker = new Bezoeker(server.url);
  await inloggenZonderScript(bezoeker, server, adres);
  await context.addCookies(bezoeker.koekjes);
}

/** Logs in without JavaScript; who comes for the first time says who they are, with this name. */
export async function inloggenZonderScript(bezoeker: Bezoeker, server: Proefserver, adres: string, naam?: string): Promise<void> {
  const inloggenPagina = await bezoeker.lees('/inloggen/');
  const na = codesVoor(server, adres).length;
  const gevraagd = await volhouden(() => bezoeker.verzend(inloggenPagina, '/inloggen/', 'Stuur mij een code', { adres }));
  const stap = await bezoeker.lees(gevraagd.naar);
  const code = await codeVoor(server, adres, na);
  const gelukt = await volhouden(() => bezoeker.verzend(stap, gevraagd.naar, 'Inloggen', { code }));
  if (gelukt.status !== 303) throw new Error(`Login refused: ${gelukt.status}`);
  if (!naam || !gelukt.naar.startsWith('/mijn/gegevens/')) return;
  const wie = { naam, functie: 'Projectleider', organisatie: 'Voorbeeldschool' };
  const gegevens = await bezoeker.lees(gelukt.naar);
  const verteld = await volhouden(() => bezoeker.verzend(gegevens, gelukt.naar, 'Opslaan', wie));
  if (verteld.status !== 303) throw new Error(`Details refused: ${verteld.status}`);
}

/** One of the example cast, logged in without JavaScript; who comes for the first time says who they are. */
export async function ingelogdAls(server: Proefserver, naam: string): Promise<Bezoeker> {
  const bezoeker = new Bezoeker(server.url);
  await inloggenZonderScript(bezoeker, server, `${naam}@voorbeeld.example`, naam);
  return bezoeker;
}
