import type { Stuk } from '#inhoud/stuk.ts';
import { uitMdx } from '#inhoud/tekst/uit-mdx.ts';
import { keuzesVan, regelsVan, rijenVan, tekstVan, type Vast, type Velden } from './veld.ts';
import { downloadsVan, getal, trefwoordenVan, uitGedeeld } from './waarden.ts';

/** What people put before a point of a list. */
const PUNT = /^([-–—*•]|\d{1,2}[.)])\s+/;
const TIJD = /^(\d{1,2})[.:](\d{2})(?:\s*uur)?\s*[-–—:]?\s+(\S.*)$/;

/** The form of a terugblik as fields of its file, not yet checked by the schema; `mis` says what only the form can know. */
export function terugblikVan(velden: Velden, vast: Vast): { ruw: Record<string, unknown>; mis: Record<string, string> } {
  const mis: Record<string, string> = {};
  const kernpunten = regelsVan(velden, 'kernpunten').map((punt) => punt.replace(PUNT, ''));
  if (kernpunten.length > 0 && (kernpunten.length < 3 || kernpunten.length > 5))
    mis.kernpunten = 'Schrijf drie tot vijf kernpunten, elk op een eigen regel.';
  const programma = regelsVan(velden, 'programma').map((regel) => {
    const [, uur = '', minuut = '', onderdeel = ''] = TIJD.exec(regel.replace(PUNT, '')) ?? [];
    if (!onderdeel) mis.programma = `Zet bij ‘Programma’ de tijd vooraan, zoals “13.00 Inloop”. Dat mist bij “${regel.slice(0, 60)}”.`;
    return { tijd: `${uur.padStart(2, '0')}.${minuut}`, onderdeel };
  });
  const gespreksgroepen = rijenVan(velden, 'gespreksgroepen').map(({ titel = '', opbrengst = '' }) => ({ titel, opbrengst }));
  if (gespreksgroepen.some(({ titel, opbrengst }) => !titel || !opbrengst))
    mis.gespreksgroepen = 'Vul bij elke gespreksgroep een onderwerp en een opbrengst in.';
  const vragen = rijenVan(velden, 'vragen').filter(({ antwoord }) => antwoord);
  if (vragen.some(({ vraag }) => !vraag)) mis.vragen = 'Er staat een antwoord zonder vraag. Vul de vraag erbij in.';
  const opname = tekstVan(velden, 'opname_url');
  if (opname && !tekstVan(velden, 'opname_duur')) mis.opname_duur = 'Vul in hoe lang de opname duurt, zoals 48 minuten.';

  return {
    mis,
    ruw: {
      titel: tekstVan(velden, 'titel'),
      kern: tekstVan(velden, 'kern'),
      voorbeeld: vast.voorbeeld,
      kennissessie: vast.kennissessie ?? '',
      regio: vast.onderwijsregio,
      auteur: tekstVan(velden, 'auteur'),
      aantal_deelnemers: getal(tekstVan(velden, 'aantal_deelnemers')),
      deelnemers: tekstVan(velden, 'deelnemers'),
      doel: tekstVan(velden, 'doel'),
      kernpunten,
      programma,
      gespreksgroepen,
      vragen: vragen.map(({ vraag, antwoord, toegevoegd_op }) => ({ vraag, antwoord, toegevoegd_op: toegevoegd_op ?? vast.vandaag })),
      downloads: downloadsVan(velden),
      opname: opname
        ? { url: opname, duur: tekstVan(velden, 'opname_duur'), toegevoegd_op: tekstVan(velden, 'opname_toegevoegd_op') || vast.vandaag }
        : null,
      vervolg: tekstVan(velden, 'vervolg'),
      bouwstenen: keuzesVan(velden, 'bouwstenen'),
      praktijken: keuzesVan(velden, 'praktijken'),
      taken: keuzesVan(velden, 'taken'),
      sectoren: keuzesVan(velden, 'sectoren'),
      trefwoorden: trefwoordenVan(velden),
      ...(vast.voorheen?.length ? { voorheen: vast.voorheen } : {}),
    },
  };
}

/** The file of a terugblik as its form. */
export function uitTerugblik({ gegevens: t, tekst }: Stuk<'terugblikken'>): Velden {
  return {
    ...uitGedeeld(t),
    auteur: t.auteur,
    aantal_deelnemers: String(t.aantal_deelnemers),
    deelnemers: t.deelnemers,
    doel: t.doel,
    kernpunten: t.kernpunten.join('\n'),
    verslag: uitMdx(tekst).trim(),
    gespreksgroepen: t.gespreksgroepen,
    vragen: t.vragen,
    vervolg: t.vervolg,
    programma: t.programma.map(({ tijd, onderdeel }) => `${tijd} ${onderdeel}`).join('\n'),
    praktijken: t.praktijken,
    opname_url: t.opname?.url ?? '',
    opname_duur: t.opname?.duur ?? '',
    ...(t.opname ? { opname_toegevoegd_op: t.opname.toegevoegd_op ?? t.gepubliceerd } : {}),
  };
}
