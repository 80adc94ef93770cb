import type { APIRoute } from 'astro';
import { gegevensUitvoeren } from '#accounts/gegevens/eigen-gegevens.ts';
import { agendaAdresVan } from '#kennissessies/aanmelden/eigen-agenda/agenda-adres.ts';
import { mijnAanmeldingen } from '#kennissessies/aanmelden/mijn-aanmeldingen.ts';
import { eigenPlaatsuitnodigingen } from '#kennissessies/aanmelden/uitgenodigd/mijn-plaatsuitnodigingen.ts';
import { dagenUitvoeren } from '#kennissessies/aanmelden/uitvoer/dagen-uitvoeren.ts';
import { inzageBij } from '#kennissessies/aanmelden/uitvoer/inzage-bij.ts';
import { keuzePerRonde, onderdeelTekst } from '#kennissessies/rondes/rondes.ts';
import { eigenAdopties } from '#leren/adopties/adoptie.ts';
import { mijnGesprekken } from '#leren/gesprekken/gesprek.ts';
import { mijnKennisvragen } from '#leren/kennisvragen/kennisvraag.ts';
import { mijnRegioverkenningen } from '#leren/regioverkenningen/regioverkenning.ts';
import { eigenSignalen } from '#leren/signalen/signaal.ts';
import { mijnVolgen } from '#leren/volgen/mijn-volgen.ts';

/** All we keep about whoever asks, as a file. */
export const GET: APIRoute = async ({ locals: { db, account, log }, redirect }) => {
  if (!account) return redirect('/inloggen/?naar=%2Fmijn%2Fgegevens%2F', 303);
  const nu = Date.now();
  const dagen = await dagenUitvoeren(db, { account });
  const aanmeldingen = (await mijnAanmeldingen(db, { account, nu })).map(
    ({ id, status, aangemeldOp, antwoorden, gekozen, vraaguitkomst, kennissessie }) => ({
      kennissessie: kennissessie.titel,
      begint_op: new Date(kennissessie.beginOp).toISOString(),
      bijeenkomsten: kennissessie.bijeenkomsten.map(({ beginOp }) => new Date(beginOp).toISOString()),
      status,
      aangemeld_op: new Date(aangemeldOp).toISOString(),
      ...antwoorden,
      onderdelen: keuzePerRonde(kennissessie, gekozen).flatMap(({ keuze }) => (keuze ? [onderdeelTekst(kennissessie, keuze)] : [])),
      ...(vraaguitkomst && { uitkomst_van_je_vraag: vraaguitkomst }),
      ...dagen.get(id),
    }),
  );
  const agendaAdres = await agendaAdresVan(db, { account });
  const plaatsuitnodigingen = await eigenPlaatsuitnodigingen(db, { account });
  const kennisvragen = (await mijnKennisvragen(db, { account })).map(({ vraag, toelichting, gesteldOp, status, antwoord }) => ({
    ...{ vraag, toelichting, status, antwoord },
    gesteld_op: new Date(gesteldOp).toISOString(),
  }));
  const regioverkenningen = (await mijnRegioverkenningen(db, { account })).map(({ gebied, sectoren, partners, vraag, ...een }) => ({
    ...{ gebied, sectoren, partners, vraag, status: een.status, antwoord: een.antwoord },
    gemeld_op: new Date(een.gemeldOp).toISOString(),
  }));
  const volgt = (await mijnVolgen(db, { account })).map(({ gevraagdOp, ...een }) => ({
    ...een,
    gevraagd_op: new Date(gevraagdOp).toISOString(),
  }));
  const gesprekken = (await mijnGesprekken(db, { account })).map(({ naarRegio, titel, gevraagdOp, status }) => ({
    ...{ met: naarRegio, over: titel, status },
    gevraagd_op: new Date(gevraagdOp).toISOString(),
  }));
  const alles = {
    ...(await gegevensUitvoeren(db, { account, nu })),
    aanmeldingen,
    agenda_adres: agendaAdres === null ? null : { gemaakt_op: new Date(agendaAdres).toISOString() },
    plaatsuitnodigingen,
    kennisvragen,
    regioverkenningen,
    signalen: await eigenSignalen(db, { account }),
    volgt,
    gesprekken,
    overgenomen: await eigenAdopties(db, { account }),
    inzage: await inzageBij(db, { account }),
  };
  log.info({ uitvoer: 'mijn-gegevens', account: account.id }, 'Somebody took what we keep of them.');
  return new Response(`${JSON.stringify(alles, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': 'attachment; filename="mijn-gegevens.json"' },
  });
};
