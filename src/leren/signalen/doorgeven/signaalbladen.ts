import { isoDatum } from '#grond/taal/datum.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { perAfschrift } from '#leren/per-afschrift.ts';
import { type OpenbaarSignaal, openbareSignalen, signaalbouwstenen } from '../openbare-signalen.ts';
import type { Signaal } from '../signaal.ts';
import { SIGNAALSOORT, SIGNAALSTATUS } from '../signaalhandelingen.ts';

/** The signals that everybody may read, as pages to be found; the same list as long as nothing changed. */
export const signaalbladen = perAfschrift((signalen: readonly Signaal[], inhoud: Inhoud) =>
  openbareSignalen(signalen, inhoud).alle.map(alsBlad),
);

function alsBlad(signaal: OpenbaarSignaal) {
  const { url, titel, soort, speelt, nodig, regio, verloop, openbaarOp, voorbeeld } = signaal;
  return {
    ...{ url, soort: 'signaal' as const, titel, kern: inHetKort(speelt), html: '', voorbeeld },
    trefwoorden: [SIGNAALSOORT[soort].tekst, SIGNAALSTATUS[verloop.status].tekst],
    velden: [speelt, nodig, verloop.antwoord].filter((veld) => veld !== ''),
    facetten: { bouwsteen: signaalbouwstenen(signaal), ...(regio && { regio: [regio.slug] }) },
    datum: isoDatum(verloop.afgehandeldOp ?? openbaarOp),
    kenmerken: [SIGNAALSOORT[soort].tekst, regio ? regio.gegevens.titel : 'Een onderwijsregio', SIGNAALSTATUS[verloop.status].tekst],
  };
}

const MEESTE_TEKENS = 240;
/** Whole sentences as far as they fit. */
function inHetKort(tekst: string): string {
  if (tekst.length <= MEESTE_TEKENS) return tekst;
  const zinnen = tekst.slice(0, MEESTE_TEKENS).replace(/(?<=[.!?])\s+[^.!?]*$/, '');
  return zinnen.length < MEESTE_TEKENS
    ? zinnen
    : `${zinnen
        .slice(0, MEESTE_TEKENS - 1)
        .trimEnd()
        .toWellFormed()}…`;
}
