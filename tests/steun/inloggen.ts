import type { BrowserContext } from 'playwright-core';
import { Bezoeker, volhouden } from './bezoeker.ts';
import type { Proefserver } from './server.ts';

const gegeven = new WeakMap<Proefserver, Set<string>>();

/** The code that the trial printed last for this address and that was not handed out yet: on a busy machine it comes after the answer. */
export async function codeVoor(server: Proefserver, adres: string): Promise<string> {
  const eerder = gegeven.get(server) ?? new Set();
  gegeven.set(server, eerder);
  for (let poging = 0; poging < 1200; poging++) {
    const codes = [...server.stdout().matchAll(new RegExp(`Code voor ${adres}: ([A-Z0-9]{8})`, 'g'))].map(([, code = '']) => code);
    const code = codes.at(-1);
    if (code && !eerder.has(code)) {
      eerder.add(code);
      return code;
    }
    await new Promise((klaar) => setTimeout(klaar, 50));
  }
  throw new Error(`No new code was printed for ${adres}`);
}

/** Logs a browser in as one of the example cast, as a person does. */
export async function inloggen(context: BrowserContext, server: Proefserver, adres: string): Promise<void> {
  const pagina = await context.newPage();
  await pagina.goto(`${server.url}/inloggen/`);
  await pagina.getByLabel('E-mailadres').fill(adres);
  await pagina.getByRole('button', { name: 'Stuur mij een code' }).click();
  await pagina.getByLabel('Code').fill(await codeVoor(server, adres));
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
  const gevraagd = await volhouden(() => bezoeker.verzend(inloggenPagina, '/inloggen/', 'Stuur mij een code', { adres }));
  const stap = await bezoeker.lees(gevraagd.naar);
  const code = await codeVoor(server, adres);
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
