import type { Invuluitslag } from '#kennissessies/organiseren/aanwezigheid/aanwezigheid-invullen.ts';
import type { Overigenuitslag } from '#kennissessies/organiseren/aanwezigheid/overigen-invullen.ts';
import { MEESTE_ZONDER, type Teluitslag } from '#kennissessies/organiseren/aanwezigheid/zonder-aanmelding.ts';
import type { Evaluatieuitslag } from '#kennissessies/organiseren/evaluatie/evalueren.ts';
import type { RedenVan, Zin } from '../formulier.ts';
import { SESSIEZINNEN } from './sessiezinnen.ts';

/** What who ticks attendance reads when an act refuses. */
export const AANVINKZINNEN = {
  onbekend: SESSIEZINNEN.onbekend,
  'nog-niet': { code: 'CONFLICT', zin: 'Aanvinken kan nog niet. Hieronder staat vanaf wanneer.' },
  dicht: { code: 'CONFLICT', zin: 'Aanvinken kan niet meer. Je laatste tik is niet opgeslagen.' },
  'gaat-niet-door': { code: 'CONFLICT', zin: 'Deze kennissessie gaat niet door. Je laatste tik is niet opgeslagen.' },
  'niet-op-lijst': {
    code: 'CONFLICT',
    zin: 'Deze deelnemer heeft geen plaats meer en staat niet meer op de lijst. Kwam die toch? Tel die mee bij ‘zonder aanmelding’.',
  },
  'niet-begonnen': { code: 'CONFLICT', zin: 'De bijeenkomst is nog niet begonnen. Er kan nog iemand binnenkomen.' },
  'niemand-over': { code: 'CONFLICT', zin: 'Iedereen op de locatie is al aangevinkt.' },
  'geen-getal': { code: 'BAD_REQUEST', zin: `Vul een heel getal in van 0 tot en met ${MEESTE_ZONDER}.`, veld: 'aantal' },
} satisfies Record<Exclude<RedenVan<Invuluitslag | Overigenuitslag | Teluitslag>, 'onbevestigd'>, Zin>;

/** What who answers the questions after a session reads when that is refused. */
export const EVALUATIEZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze link werkt niet (meer). Kijk of je de hele link uit de mail hebt.' },
  dicht: { code: 'CONFLICT', zin: 'Antwoorden kan niet meer: deze kennissessie is langer dan twee weken geleden.' },
  'zonder-cijfer': { code: 'BAD_REQUEST', zin: 'Kies hoe bruikbaar deze kennissessie voor je was.', veld: 'bruikbaar' },
} satisfies Record<RedenVan<Evaluatieuitslag>, Zin>;
