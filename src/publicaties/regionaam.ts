import type { Inhoud } from '#inhoud/stuk.ts';
import type { Inzending } from './inzending.ts';

/** For whom a text is written, as people call it. */
export const regionaam = (inhoud: Inhoud, { onderwijsregio }: Pick<Inzending, 'onderwijsregio'>): string =>
  onderwijsregio === null ? 'Realisatie-Eenheid' : (inhoud.een('onderwijsregios', onderwijsregio)?.gegevens.titel ?? onderwijsregio);
