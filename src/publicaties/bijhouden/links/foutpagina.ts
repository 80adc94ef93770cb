const NIET_GEVONDEN =
  "not found|niet (?:meer )?gevonden|niet (?:meer )?beschikbaar|no longer (?:available|exists)|does ?n[o’']t exist|bestaat niet|gone";
const ERBIJ = `(?:$|[-–—|:·»(]|(?:error|fout|pagina|page|oeps|sorry|${NIET_GEVONDEN})\\b)`;
const NUMMER = `(?:(?:error|fout|foutcode|http|status) )?(?:404|410)\\s*${ERBIJ}`;
const WAT = '(?:pagina|page|webpagina|bericht|artikel|document|bestand|inhoud|content|file)';
const WELKE = '(?:(?:de|deze|the|this|opgevraagde|gevraagde|requested) )*';
const IS_WEG = `(?:${NIET_GEVONDEN}|cannot be found|could not be found|niet bestaat|niet te vinden)`;
const ETIKET = new RegExp(
  [
    // "404", "Error 404 | De site", "404 niet gevonden"; not "404 scholen doen mee".
    `^\\W*${NUMMER}`,
    `^\\W*(?:oeps|sorry|helaas)?\\W*${WELKE}${WAT}\\b.{0,40}\\b${IS_WEG}\\b`,
    `^\\W*(?:${NIET_GEVONDEN})\\W*(?:$|[-–—|:·»])`,
  ].join('|'),
  'i',
);

/** Whether a page that says that all is well shows in its name that there is nothing: by its title or its first heading. */
export function isFoutpagina(html: string): boolean {
  const titel = /<title[^>]*>([^<]*)/i.exec(html)?.[1] ?? '';
  const kop = /<h1[^>]*>([\s\S]{0,500}?)<\/h1>/i.exec(html)?.[1] ?? '';
  return [titel, kop.replace(/<[^>]*>/g, ' ')].some((tekst) =>
    ETIKET.test(
      tekst
        .replace(/&(?:nbsp|#160);/gi, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );
}
