import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Zoekteller } from '#leren/kennisvragen/zoekteller.ts';
import type { Adressen } from '#publicaties/uitgeven/adressen.ts';
import type { Klaarliggend } from '#server/http/answer/antwoord.ts';
import type { Paginadienst } from '#server/http/cache/paginas.ts';
import type { Grenzen } from '#server/http/gate/grenzen.ts';
import { ipVan, telgroep } from '#server/http/gate/ip.ts';
import type { Huis } from '#server/http/gate/poort.ts';
import type { Slots, Visitor } from '#server/http/gate/slots.ts';
import type { Foutantwoord, Foutpaginas } from './foutpagina.ts';
import type { Gezondheid } from './gezond.ts';
import type { Render } from './render.ts';
import type { Development } from './weergave.ts';

/** The parts of the front that a request passes. */
export interface Onderdelen {
  huis: Huis;
  development: Development | undefined;
  /** Trusted proxies in front of us. */
  hops: number;
  vast: readonly string[];
  bestanden: ReadonlyMap<string, Klaarliggend>;
  /** Folder of all uploads. */
  bijlagenDir: string;
  /** Addresses where something was once, attachments too. */
  adressen: Adressen;
  vasteAdressen(adres: string): Klaarliggend | undefined;
  pagefind(adres: string): Promise<Klaarliggend | 'vervallen' | undefined>;
  paginas: Paginadienst;
  foutpaginas: Foutpaginas;
  zoekteller: Zoekteller;
  grenzen: Grenzen;
  slots: Slots;
  /** Whether what is written now can be found back. */
  isErNog(): boolean;
  gezond(): Promise<Gezondheid>;
  render: Render;
  log: App.Locals['log'];
}

/** One request on its way through the front. */
export interface Bezoek {
  req: IncomingMessage;
  res: ServerResponse;
  pad: string;
  /** As it was sent, without the question mark. */
  vraag: string;
  delen: Onderdelen;
}

/** Who asks, for the division of places. */
export const visitorOf = ({ req, delen }: Bezoek): Visitor => ({
  group: telgroep(ipVan(req, delen.hops)),
  gone: () => req.socket.destroyed,
});

/** For who asks too much at once: nobody else hears of it. */
export const TOO_MUCH = { status: 503, wacht: 5 } as const;

/** What a step answers: an error to be shown as a page, or null when the answer is given. */
export type Uitkomst = Foutantwoord | null;
