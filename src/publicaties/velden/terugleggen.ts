import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import type { Stuk } from '#inhoud/stuk.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import type { Velden } from '#publicaties/soorten/veld.ts';

/** A published file as its form was filled in, so that it can be changed. */
export const velden = (stuk: Stuk<Inzendcollectie>): Velden => soortVan(stuk.collectie).uitBestand(stuk);
