const LIJST = { naam: "Onderwijsregio's", href: '/beheer/onderwijsregios/' };
const BEGIN = [
  { naam: 'Home', href: '/' },
  { naam: 'Beheer', href: '/beheer/' },
];

/** The way to a page about one region, or about all of them. */
export const regiokruimels = (regio: { slug: string; titel: string } | null, hier?: string): { naam: string; href?: string }[] => {
  if (regio === null) return hier === undefined ? [...BEGIN, { naam: LIJST.naam }] : [...BEGIN, LIJST, { naam: hier }];
  if (hier === undefined) return [...BEGIN, LIJST, { naam: regio.titel }];
  return [...BEGIN, LIJST, { naam: regio.titel, href: `${LIJST.href}${regio.slug}/` }, { naam: hier }];
};

/** What the page of a region says after an act. */
export const REGIO_GEDAAN: Record<string, string> = {
  toegevoegd: 'De regio staat op de site. Nodig een projectleider uit: die vult de pagina verder in.',
  gewijzigd: 'De gegevens zijn gewijzigd.',
  gezet: 'De nieuwe status staat op de site.',
  verbeterd: 'De status is verbeterd.',
  samengevoegd: "De regio is samengevoegd. Wie voor een van beide regio's werkt, krijgt een mail.",
  straks:
    'Dit is vastgelegd, maar het staat nog niet op de site. We proberen het vanzelf opnieuw. ' +
    'Zie je het over een kwartier nog niet? Kijk dan bij Techniek.',
};
