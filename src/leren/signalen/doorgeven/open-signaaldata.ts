import type { Inhoud } from '#inhoud/stuk.ts';
import { openbareSignalen } from '../openbare-signalen.ts';
import type { Signaal } from '../signaal.ts';

/** What everybody may read of signals, as open data at this origin: what was asked, what it came from, in how many regions, the answer. */
export const openSignaaldata = (signalen: readonly Signaal[], inhoud: Inhoud, origin: string): object[] =>
  openbareSignalen(signalen, inhoud).alle.map(({ id, url, titel, verloop, ...een }) => ({
    ...{ id: `signaal/${id}`, soort: 'signaal', signaalsoort: een.soort, titel, url: origin + url },
    ...{ speelt: een.speelt, nodig: een.nodig, regio: een.regio?.slug ?? null, andere_regios: een.mede.length },
    bewijs: een.bewijs.flatMap(({ stuk }) => (stuk ? [origin + stuk.url] : [])),
    ...{ status: verloop.status, tafel: verloop.tafel, antwoord: verloop.antwoord, namens: verloop.namens },
    ...{ antwoord_dag: verloop.antwoordDag || null, gebundeld_in: een.kop ? `signaal/${een.kop.id}` : null, voorbeeld: een.voorbeeld },
    ingediend: new Date(een.ingediendOp).toISOString(),
    gewijzigd: new Date(een.gewijzigdOp).toISOString(),
  }));
