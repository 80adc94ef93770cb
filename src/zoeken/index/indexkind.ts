// Child process of indexeren.ts: reads the content by itself, makes an index in a fresh folder and stops.
import { text } from 'node:stream/consumers';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { bladenVan } from './bladen/bladen.ts';
import { leesSynoniemen, maakIndex } from './index-maken.ts';
import type { Indexopdracht } from './indexeren.ts';
import { standVan } from './stand.ts';

const opdracht: Indexopdracht = JSON.parse(await text(process.stdin));
const inhoud = await openInhoud({ ...opdracht, kijken: false });
const groepen = await leesSynoniemen(opdracht.vertrouwdDir);
const bladen = bladenVan(inhoud, opdracht.levend);
const { map, versie, perDeel } = opdracht;
const stand = standVan(inhoud, opdracht.levend);
await maakIndex(bladen, { inhoud, groepen, stand, map, versie, ...(perDeel && { perDeel }) });
inhoud.sluit();
process.exit(0);
