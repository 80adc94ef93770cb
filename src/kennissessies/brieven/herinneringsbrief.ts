import { dagKort, momentTekst } from '#grond/taal/datum.ts';
import { hoofdletter } from '#grond/taal/opsomming.ts';
import { alleBijeenkomsten, welkeBijeenkomst } from '#kennissessies/bijeenkomsten.ts';
import { magWijzigen } from '#kennissessies/toestand.ts';
import type { Alinea } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import { afspraakfeiten, deelnemersbrief, keuzefeiten, nogKiezen } from './briefdelen.ts';
import { type Aanmeldpost, afmeldlink, beheren, kanNiet } from './post.ts';

/** A meeting comes near, for who has a place; says no *morgen*, for it may be read a day later. */
export function herinnering(post: Aanmeldpost, plek: number): Brief {
  const { kennissessie: k, nu } = post;
  const { beginOp } = k.bijeenkomsten[plek] ?? k;
  const welke = k.bijeenkomsten.length > 1 ? hoofdletter(welkeBijeenkomst(k, plek)) : 'Deze kennissessie';
  // Whoever had the first of several meetings has been there: withdrawing is over, the organiser still wants to know.
  const wegblijven: Alinea[] = magWijzigen(k, nu)
    ? [
        `Kun je toch niet meedoen? Kies dan ‘Ik kom toch niet’. We vragen eerst of je het zeker weet. Daarna komt je plaats vrij${
          k.bijeenkomsten.length > 1 ? `, voor ${alleBijeenkomsten(k)}` : ''
        }.`,
        afmeldlink(post, 'Ik kom toch niet'),
      ]
    : [kanNiet(post)];
  const keuzes = keuzefeiten(post);
  const alineas: Alinea[] = [
    `${welke} begint ${momentTekst(beginOp)}. Je hebt een plaats.`,
    afspraakfeiten(post, 'plaats'),
    ...(keuzes.length > 0 ? [{ feiten: keuzes }] : []),
    ...(magWijzigen(k, nu) ? nogKiezen(post) : []),
  ];
  const onderwerp = `Herinnering voor ${dagKort(beginOp)}: ${k.titel}`;
  return deelnemersbrief(post, onderwerp, null, [...alineas, ...wegblijven, beheren(post)], { dag: beginOp });
}
