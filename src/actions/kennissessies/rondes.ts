import { aantal } from '#grond/taal/opsomming.ts';
import { lang } from '#grond/taal/schoon.ts';
import { leesOnderdeel } from '#kennissessies/organiseren/rondes/invoer.ts';
import { type Keuzevraaguitslag, keuzeVragen } from '#kennissessies/organiseren/rondes/keuze-vragen.ts';
import { type Onderdeelafgelastuitslag, onderdeelAfgelasten } from '#kennissessies/organiseren/rondes/onderdeel-afgelasten.ts';
import { type Onderdeeltoevoeguitslag, onderdeelToevoegen } from '#kennissessies/organiseren/rondes/onderdeel-toevoegen.ts';
import { type Onderdeelwijziguitslag, onderdeelWijzigen } from '#kennissessies/organiseren/rondes/onderdeel-wijzigen.ts';
import { MEESTE_ONDERDELEN } from '#kennissessies/organiseren/rondes/onderdeelregels.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { formulieractie, type RedenVan, type Zin } from '../formulier.ts';
import { liever, naar, opnieuw, type Planningsuitkomst, waardenVan } from './planningsuitkomst.ts';
import { SESSIEZINNEN } from './sessiezinnen.ts';

type Uitslagen = Keuzevraaguitslag | Onderdeeltoevoeguitslag | Onderdeelwijziguitslag | Onderdeelafgelastuitslag;
const RONDEZINNEN = {
  uitgelogd: SESSIEZINNEN.uitgelogd,
  onbekend: { code: 'NOT_FOUND', zin: 'Dit onderdeel is er niet meer, of hoort bij een andere onderwijsregio.' },
  'kan-niet': { code: 'CONFLICT', zin: 'Aan de rondes van deze kennissessie verander je nu niets meer. Er is niets opgeslagen.' },
  'gaat-niet-door': { code: 'CONFLICT', zin: 'Dit onderdeel gaat niet door. Voeg een nieuw onderdeel toe.' },
  verouderd: {
    code: 'CONFLICT',
    zin: 'Dit onderdeel is intussen gewijzigd. Er is nog niets opgeslagen. Vergelijk hieronder en kies opnieuw Opslaan.',
  },
  'te-klein': { code: 'CONFLICT', zin: 'Er kozen al meer mensen voor dit onderdeel.', veld: 'capaciteit' },
  'buiten-sessie': {
    code: 'BAD_REQUEST',
    zin: 'Deze tijden vallen buiten de kennissessie. Kies een begin en eind daarbinnen.',
    veld: 'begintijd',
  },
  'ronde-verdeeld': {
    code: 'BAD_REQUEST',
    zin: 'De onderdelen van een ronde zijn op dezelfde dag. Kies een andere tijd of een nieuwe ronde.',
    veld: 'begintijd',
  },
  overlapt: {
    code: 'BAD_REQUEST',
    zin: 'Deze tijden overlappen een andere ronde. Niemand kan in twee zalen tegelijk zijn: kies een andere tijd of ronde.',
    veld: 'begintijd',
  },
  'niet-tegelijk': {
    code: 'BAD_REQUEST',
    zin: 'Deze tijden vallen buiten de ronde die je koos. Onderdelen van een ronde zijn tegelijk. Kies een nieuwe ronde.',
    veld: 'ronde',
  },
  'titel-dubbel': { code: 'BAD_REQUEST', zin: 'In deze ronde is al een onderdeel met deze titel.', veld: 'titel' },
  'te-veel': { code: 'CONFLICT', zin: `Er zijn al ${MEESTE_ONDERDELEN} onderdelen. Haal er eerst een weg.` },
  niemand: { code: 'CONFLICT', zin: 'Iedereen met een plaats heeft al gekozen. Er is geen mail verstuurd.' },
  onvolledig: { code: 'BAD_REQUEST', zin: 'Er ontbreekt nog iets.' },
} satisfies Record<Exclude<RedenVan<Uitslagen>, 'onbevestigd'> | 'onvolledig' | 'uitgelogd', Zin>;

const overzicht = (id: string, gedaan: string): Planningsuitkomst => naar(`/beheer/kennissessies/${id}/rondes/?gedaan=${gedaan}`);

/** The doors for rounds and their parts, for who organises a session. */
export const rondes = {
  onderdeelToevoegen: formulieractie(RONDEZINNEN, async ({ account, data, veld, weiger, nu, locals: { db } }) => {
    const id = veld('kennissessie');
    const k = await sessieVoor(db, account, id);
    if (!k) return weiger({ reden: 'onbekend' });
    const gelezen = leesOnderdeel(waardenVan(data), k);
    if ('fouten' in gelezen) return weiger({ reden: 'onvolledig', fouten: gelezen.fouten });
    const uitslag = await onderdeelToevoegen(db, { account, id, gegevens: gelezen.gegevens, nu });
    return uitslag.gelukt ? overzicht(id, 'toegevoegd') : weiger(uitslag);
  }),
  keuzeVragen: formulieractie(RONDEZINNEN, async (verzonden): Promise<Planningsuitkomst> => {
    if (liever(verzonden)) return overzicht(verzonden.veld('kennissessie'), '');
    const { account, data, veld, weiger, nu, locals } = verzonden;
    const id = veld('kennissessie');
    const uitslag = await keuzeVragen(locals.db, { account, id, bevestigd: veld('bevestigd') === 'ja', origin: locals.origin, nu });
    if (uitslag.gelukt) return overzicht(id, 'gevraagd');
    return uitslag.reden === 'onbevestigd' ? opnieuw(data, { vraag: uitslag.gevolg }) : weiger(uitslag);
  }),
  onderdeelWijzigen: formulieractie(RONDEZINNEN, async (verzonden): Promise<Planningsuitkomst> => {
    if (liever(verzonden)) return opnieuw(verzonden.data);
    const { account, data, veld, weiger, nu, locals } = verzonden;
    const { db, origin } = locals;
    const [id, onderdeel] = [veld('kennissessie'), veld('onderdeel')];
    const k = await sessieVoor(db, account, id);
    const was = k?.onderdelen.find((een) => een.id === onderdeel);
    if (!k || !was) return weiger({ reden: 'onbekend' });
    const gelezen = leesOnderdeel(waardenVan(data), k, was);
    if ('fouten' in gelezen) return weiger({ reden: 'onvolledig', fouten: gelezen.fouten });
    const verzoek = { account, id, onderdeel, versie: Number(veld('versie')), bevestigd: veld('bevestigd') === 'ja', origin, nu };
    const uitslag = await onderdeelWijzigen(db, { ...verzoek, gegevens: gelezen.gegevens });
    if (uitslag.gelukt) return overzicht(id, uitslag.gemaild > 0 ? 'verstuurd' : 'gewijzigd');
    if (uitslag.reden === 'onbevestigd') return opnieuw(data, { vraag: uitslag.gevolg });
    if (uitslag.reden !== 'te-klein') return weiger(uitslag);
    const { gekozen } = uitslag;
    const zin = `${aantal(gekozen, 'deelnemer koos', 'deelnemers kozen')} dit onderdeel al. Vul ten minste ${gekozen} in.`;
    return weiger({ reden: 'te-klein', fouten: { capaciteit: zin } });
  }),
  onderdeelAfgelasten: formulieractie(RONDEZINNEN, async (verzonden): Promise<Planningsuitkomst> => {
    if (liever(verzonden)) return opnieuw(verzonden.data);
    const { account, data, veld, weiger, nu, locals } = verzonden;
    const { db, origin } = locals;
    const [id, onderdeel, bevestigd] = [veld('kennissessie'), veld('onderdeel'), veld('bevestigd') === 'ja'];
    const reden = lang(data.get('reden')).trim().slice(0, 500);
    const weghalen = veld('weghalen') === 'ja';
    const uitslag = await onderdeelAfgelasten(db, { account, id, onderdeel, reden, weghalen, bevestigd, origin, nu });
    if (uitslag.gelukt) return overzicht(id, uitslag.weg ? 'weggehaald' : 'afgelast');
    return uitslag.reden === 'onbevestigd' ? opnieuw(data, { vraag: uitslag.gevolg }) : weiger(uitslag);
  }),
};
