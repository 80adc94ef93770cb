import type { Gegevens } from '#inhoud/schema.ts';
import type { Stuk } from '#inhoud/stuk.ts';
import { uitMdx } from '#inhoud/tekst/uit-mdx.ts';
import type { Velden } from './veld.ts';
import { PRAKTIJK } from './velden-praktijk.ts';

/** A published file as its form was filled in, so that it can be changed; text without a known heading stays in the first part. */
export function velden(stuk: Stuk<'praktijken'> | Stuk<'terugblikken'>): Velden {
  return stuk.collectie === 'praktijken' ? vanPraktijk(stuk as Stuk<'praktijken'>) : vanTerugblik(stuk as Stuk<'terugblikken'>);
}

function vanTerugblik({ gegevens: t, tekst }: Stuk<'terugblikken'>): Velden {
  return {
    ...gedeeld(t),
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
    praktijken: t.praktijken.map((slug) => `/praktijken/${slug}/`).join('\n'),
    opname_url: t.opname?.url ?? '',
    opname_duur: t.opname?.duur ?? '',
    ...(t.opname ? { opname_toegevoegd_op: t.opname.toegevoegd_op ?? t.gepubliceerd } : {}),
  };
}

function vanPraktijk({ gegevens: p, tekst }: Stuk<'praktijken'>): Velden {
  return {
    ...gedeeld(p),
    ...secties(uitMdx(tekst)),
    pijlers: p.pijlers,
    fase: p.fase,
    wie: p.wie,
    kosten_schaal: p.kosten.schaal,
    kosten_toelichting: p.kosten.toelichting,
    inzet_uren: String(p.inzet.uren),
    inzet_toelichting: p.inzet.toelichting,
    resultaat_kern: p.resultaat.kern,
    resultaat_gemeten: p.resultaat.gemeten,
    resultaat_gemeten_op: p.resultaat.gemeten_op,
    effect: p.effect,
    onderbouwing_niveau: String(p.onderbouwing.niveau),
    onderbouwing_toelichting: p.onderbouwing.toelichting,
    contact: p.contact,
    herzien_voor: p.herzien_voor,
    kennissessies: p.kennissessies,
    verwant: p.verwant.map((slug) => `/praktijken/${slug}/`).join('\n'),
    herkomst_titel: p.herkomst?.titel ?? '',
    herkomst_url: p.herkomst?.url ?? '',
  };
}

const gedeeld = (g: Gegevens<'praktijken'> | Gegevens<'terugblikken'>): Velden => ({
  titel: g.titel,
  kern: g.kern,
  bouwstenen: g.bouwstenen,
  taken: g.taken,
  sectoren: g.sectoren,
  trefwoorden: g.trefwoorden.join(', '),
  downloads: g.downloads.map(({ titel, url, soort, grootte }) => ({ titel, url, soort, grootte: grootte ?? '' })),
});

/** The text cut at the headings that the form gives it. */
function secties(markdown: string): Velden {
  const koppen = new Map(
    PRAKTIJK.flatMap(({ velden: alle }) => alle.flatMap((veld) => (veld.soort === 'markdown' && veld.kop ? [[veld.kop, veld.naam]] : []))),
  );
  const uit: Record<string, string> = {};
  let nu = 'aanleiding';
  let inCode = false;
  for (const regel of markdown.split('\n')) {
    if (/^\s*(```|~~~)/.test(regel)) inCode = !inCode;
    const naam = inCode ? undefined : koppen.get(/^## (.+?)\s*$/.exec(regel)?.[1] ?? '');
    if (naam) nu = naam;
    else uit[nu] = `${uit[nu] ?? ''}${regel}\n`;
  }
  return Object.fromEntries(Object.entries(uit).map(([naam, tekst]) => [naam, tekst.trim()]));
}
