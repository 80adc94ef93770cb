import { dagKort, isoDatum, tijdvakTekst } from '#grond/taal/datum.ts';
import { hoeveelste, welkeBijeenkomst } from '#kennissessies/bijeenkomsten.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { heeftLink, waar } from './post.ts';

/** One thing that is different now, in words. */
interface Verschil {
  naam: string;
  nieuw: string;
  /** As it was; empty when that no longer helps anybody. */
  was: string;
}
/** What a change means for one person: in words, and of which meetings the appointment in their calendar is another one. */
export interface Verandering {
  verschillen: Verschil[];
  /** The same for the subject of a letter, where a link or a name says nothing: "nu op wo 3 feb, nieuwe plaats". */
  kern: string;
  afspraken: number[];
  /** Parts that people chose got other hours by it. */
  rondesMee: boolean;
}

const VORM = { fysiek: 'op locatie', online: 'online', hybride: 'op locatie of online' } as const;

/** What is different for who takes part this way; nothing for whom a change does not concern, as a new link for who waits or travels. */
export function watVerandert(
  { was, wordt }: { was: MetLink; wordt: MetLink },
  { deelname, hadPlaats }: { deelname: 'fysiek' | 'online' | null; hadPlaats: boolean },
): Verandering {
  const verzet = wordt.bijeenkomsten.flatMap(({ beginOp, eindOp }, plek) => {
    const eerst = was.bijeenkomsten[plek];
    return eerst && (eerst.beginOp !== beginOp || eerst.eindOp !== eindOp) ? [{ plek, beginOp, eindOp, eerst }] : [];
  });
  const opAndereDag = verzet.filter(({ beginOp, eerst }) => isoDatum(beginOp) !== isoDatum(eerst.beginOp));
  const tijden = verzet.map(({ plek, beginOp, eindOp, eerst }) => ({
    naam:
      `Nieuwe ${opAndereDag.some((een) => een.plek === plek) ? 'datum' : 'tijd'}` +
      (wordt.bijeenkomsten.length > 1 ? ` van ${welkeBijeenkomst(wordt, plek)}` : ''),
    nieuw: tijdvakTekst(beginOp, eindOp),
    was: tijdvakTekst(eerst.beginOp, eerst.eindOp),
  }));
  const [daar, eerder] = [waar(wordt, deelname), waar(was, deelname)];
  const andereLink = hadPlaats && heeftLink(wordt, deelname) && (wordt.onlineLink !== was.onlineLink || !heeftLink(was, deelname));
  const overal: Verschil[] = [
    ...(daar === eerder ? [] : [{ naam: 'Nieuwe plaats', nieuw: daar, was: eerder }]),
    ...(wordt.vorm === was.vorm ? [] : [{ naam: 'Nieuwe vorm', nieuw: VORM[wordt.vorm], was: VORM[was.vorm] }]),
    ...(andereLink
      ? [{ naam: `${heeftLink(was, deelname) ? 'Nieuwe link' : 'Link'} om mee te doen`, nieuw: wordt.onlineLink, was: '' }]
      : []),
    ...(hadPlaats && daar !== eerder && daar === 'Online' && !wordt.onlineLink
      ? [{ naam: 'Link om mee te doen', nieuw: 'volgt per mail', was: '' }]
      : []),
  ];
  const namen = hernoemd(was, wordt);
  const titel = wordt.titel === was.titel ? [] : [{ naam: 'Nieuwe titel', nieuw: wordt.titel, was: was.titel }];
  const verschillen = [...tijden, ...overal];
  // What stands in a calendar follows. Another name alone is no letter for who has nothing in a calendar yet.
  const alles = [...verschillen, ...namen.map(({ verschil }) => verschil), ...titel];
  const iedere = overal.length > 0 || titel.length > 0;
  const plekken = [...verzet, ...namen].map(({ plek }) => plek);
  const [eersteDag, ...meerDagen] = opAndereDag;
  const dagen = meerDagen.length > 0 ? ['nieuwe datums'] : eersteDag ? [`nu op ${dagKort(eersteDag.beginOp)}`] : [];
  const kern = [
    ...dagen,
    ...(verzet.length > opAndereDag.length ? ['nieuwe tijd'] : []),
    ...(daar === eerder ? [] : ['nieuwe plaats']),
    ...(wordt.vorm === was.vorm ? [] : ['nieuwe vorm']),
  ];
  return {
    kern: kern.join(', '),
    rondesMee: wordt.onderdelen.some(({ id, beginOp }) => was.onderdelen.find((een) => een.id === id)?.beginOp !== beginOp),
    verschillen: hadPlaats || verschillen.length > 0 ? alles : [],
    afspraken: wordt.bijeenkomsten.flatMap((_, plek) => (iedere || plekken.includes(plek) ? [plek] : [])),
  };
}

/** Meetings with another name; of one meeting alone it stands nowhere. */
const hernoemd = (was: MetLink, wordt: MetLink): { plek: number; verschil: Verschil }[] =>
  wordt.bijeenkomsten.flatMap(({ onderdeel }, plek) => {
    const eerst = was.bijeenkomsten[plek]?.onderdeel ?? '';
    if (eerst === onderdeel || wordt.bijeenkomsten.length < 2) return [];
    return [{ plek, verschil: { naam: `Nieuwe naam van ${hoeveelste(wordt, plek)}`, nieuw: onderdeel || 'geen', was: eerst } }];
  });
