import type { Bijlagesoort, Bijlageweigering } from './bijlagesoorten.ts';
import { delenVan, uitgepakt, type Zipdeel } from './zip.ts';

type Uitslag = { soort: Bijlagesoort } | { reden: Bijlageweigering };

/** The main part of each kind, and what the list of contents must say of it. */
const OFFICE: readonly (readonly [Bijlagesoort, string, string])[] = [
  ['docx', 'word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  ['pptx', 'ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'],
  ['xlsx', 'xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
];
const ODT = 'application/vnd.oasis.opendocument.text';
/** Parts that run, or that another program would run. */
const LOOPT = [
  /vba(project|data)|activex|macrosheets|(^|\/)(basic|scripts)\/|META-INF\/MANIFEST\.MF$/i,
  /\.(exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|class|msi|lnk|reg|sh|html?|swf)$/i,
];

/** Which kind of office file a zip is, by its contents; macros and everything else that runs are refused. */
export async function kantoorsoort(bytes: Buffer): Promise<Uitslag> {
  const delen = delenVan(bytes);
  if (!delen) return { reden: 'kapot' };
  if (delen.some(({ naam }) => LOOPT.some((vorm) => vorm.test(naam)))) return { reden: 'macro' };
  const inhoudslijst = delen.find(({ naam }) => naam === '[Content_Types].xml');
  const [eerste] = delen.toSorted((a, b) => a.begin - b.begin);
  const isOdt = eerste?.naam === 'mimetype';
  if (inhoudslijst && isOdt) return { reden: 'dubbel' };
  const teksten = await leesbaar(delen);
  if (!teksten) return { reden: 'kapot' };
  if (isOdt && eerste) return odt(eerste, delen, teksten);
  return inhoudslijst ? office(teksten, delen) : { reden: 'soort' };
}

function odt(eerste: Zipdeel, delen: readonly Zipdeel[], teksten: ReadonlyMap<string, string>): Uitslag {
  if (eerste.gepakt || eerste.bytes.toString('latin1') !== ODT || !delen.some(({ naam }) => naam === 'content.xml'))
    return { reden: 'soort' };
  return /<script:|vnd\.sun\.star\.(script|expand)/.test(teksten.get('content.xml') ?? '') ? { reden: 'macro' } : { soort: 'odt' };
}

function office(teksten: ReadonlyMap<string, string>, delen: readonly Zipdeel[]): Uitslag {
  const lijst = teksten.get('[Content_Types].xml') ?? '';
  if (/macroEnabled|vbaProject|activeX/i.test(lijst)) return { reden: 'macro' };
  // A template from elsewhere is fetched when the file is opened, with any macros in it.
  for (const [naam, tekst] of teksten)
    if (naam.endsWith('.rels') && /attachedTemplate"[^>]*Target="(https?:|\\\\|file:\/\/[^/])/i.test(tekst)) return { reden: 'sjabloon' };
  const gevonden = OFFICE.filter(([, deel, type]) => lijst.includes(`"${type}"`) && delen.some(({ naam }) => naam === deel));
  const [een, nogEen] = gevonden;
  if (nogEen) return { reden: 'dubbel' };
  return een ? { soort: een[0] } : { reden: 'soort' };
}

/** Unpacks every part once to see that it is as big as it says; keeps the words of the few that are read. */
async function leesbaar(delen: readonly Zipdeel[]): Promise<Map<string, string> | null> {
  const teksten = new Map<string, string>();
  for (const deel of delen) {
    const uit = await uitgepakt(deel);
    if (!uit) return null;
    if (/^\[Content_Types\]\.xml$|\.rels$|^content\.xml$/.test(deel.naam)) teksten.set(deel.naam, uit.toString('utf8'));
  }
  return teksten;
}
