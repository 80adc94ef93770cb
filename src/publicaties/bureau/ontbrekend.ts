import type { Inzending } from '#publicaties/inzending.ts';
import { tekstVan } from '#publicaties/soorten/veld.ts';
import { veldenVan } from '#publicaties/velden/velden.ts';

const BEELD = /!\[[^\]]*\]\(\s*<?(\/[^)\s>]*)/g;

/** A sentence per field with a picture that is not there; `bestaat` knows what was uploaded. */
export async function ontbrekendeBeelden(
  { collectie, velden }: Pick<Inzending, 'collectie' | 'velden'>,
  bestaat: (url: string) => Promise<boolean>,
): Promise<Record<string, string>> {
  const uit: Record<string, string> = {};
  for (const { naam, label, soort } of veldenVan(collectie)) {
    if (soort !== 'markdown') continue;
    for (const [plek, regel] of tekstVan(velden, naam).split('\n').entries())
      for (const [, url = ''] of regel.matchAll(BEELD))
        if (!uit[naam] && !(await bestaat(url)))
          uit[naam] =
            `In regel ${plek + 1} van ‘${label}’ staat een beeld dat er niet is: ${url}. ` +
            'Haal die regel weg, of voeg het beeld toe bij Beelden en bijlagen.';
  }
  return uit;
}
