// `npm run dev`: Astro's development server with reload, around the same rooms as the real one.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AstroInlineConfig, type AstroIntegration, dev } from 'astro';
import { startBezorging } from '#mail/bezorgen.ts';
import { naarMap } from '#mail/vervoer.ts';
import { geefKlaarliggend } from '#server/http/answer/antwoord.ts';
import { isPagefind, openPagefind } from '#server/http/cache/pagefind.ts';
import { maakGrenzen } from '#server/http/gate/grenzen.ts';
import { maakLocals } from '#server/http/locals.ts';
import { sluitAfBijSignaal } from '#server/opstarten/afsluiten.ts';
import { paden } from '#server/opstarten/gegevensmap.ts';
import { openKamers, sluitKamers } from '#server/opstarten/kamers.ts';
import { maakLogboek } from '#server/opstarten/logboek.ts';
import { leesOmgevingOfStop } from '#server/opstarten/omgeving.ts';
import { proeftekst } from '#server/opstarten/proef.ts';
import { TOP } from '#server/release/uitgave.ts';

const omgeving = leesOmgevingOfStop();
const { host, port, mailVan, contact } = omgeving;
const { postbus } = paden(omgeving.dataDir);
const log = maakLogboek(omgeving.logLevel);
const kamers = await openKamers({ ...omgeving, siteUrl: null }, log);
const { db } = kamers.database;
const pagefind = openPagefind(kamers.zoeker, []);
const grenzen = maakGrenzen();
const meldCode = (adres: string, code: string) => console.log(`Code voor ${adres}: ${code}`);

/** Every request gets what the real front would give it. */
const voorkant: AstroIntegration = {
  name: 'voorkant',
  hooks: {
    'astro:server:setup': ({ server }) => {
      server.middlewares.use(async (req: IncomingMessage, res: ServerResponse, next: () => void) => {
        const pad = (req.url ?? '').split('?')[0] ?? '';
        const bestand = isPagefind(pad) ? await pagefind(pad) : undefined;
        if (bestand && bestand !== 'vervallen') return geefKlaarliggend(req, res, bestand);
        const { locals } = maakLocals(
          { ...kamers, db, contact, origin: `http://${req.headers.host}`, proef: true, meldCode, log, grenzen },
          { ip: '127.0.0.1', vraag: (req.url ?? '').split('?')[1] ?? '' },
        );
        Reflect.set(req, Symbol.for('astro.locals'), locals);
        next();
      });
    },
  },
};

const instelling: AstroInlineConfig = { root: TOP, server: { host, port }, integrations: [voorkant] };
const server = await dev(instelling);
const adres = `http://${host}:${server.address.port}`;
console.log(`Klaar op ${adres}`);
console.log(await proeftekst(db, { adres, postbus }));
const bezorging = startBezorging({ db, vervoer: naarMap(postbus), van: mailVan, host: 'localhost', log });
kamers.uitgever.begin(adres);
kamers.zoeker.bijwerken();
sluitAfBijSignaal([['server', () => server.stop()], ['bezorging', () => bezorging.stop()], ...sluitKamers(kamers)], log);
