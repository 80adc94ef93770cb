import type { Account } from '#accounts/account.ts';
import { isRe } from '#accounts/rechten.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';

interface Kruimel {
  naam: string;
  href?: string;
}

/** The way to a page for who plans sessions; never by the name of the public agenda, which lies elsewhere. */
export function planningskruimels(account: Account, k: Pick<MetLink, 'id' | 'titel'> | null, ...verder: readonly Kruimel[]): Kruimel[] {
  const thuis = isRe(account) ? { naam: 'Beheer', href: '/beheer/' } : { naam: 'Mijn omgeving', href: '/mijn/' };
  const weg: Kruimel[] = [
    { naam: 'Home', href: '/' },
    thuis,
    { naam: 'Kennissessies plannen', href: '/beheer/kennissessies/' },
    ...(k ? [{ naam: k.titel, href: `/beheer/kennissessies/${k.id}/` }] : []),
    ...verder,
  ];
  const hier = weg.pop();
  return hier ? [...weg, { naam: hier.naam }] : weg;
}
