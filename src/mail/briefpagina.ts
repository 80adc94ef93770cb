import { dagKort } from '#grond/taal/datum.ts';

/** What the page of a letter is made of; addresses are whole and checked. */
export type Htmldeel =
  | string
  | { href: string; tekst: string; knop: boolean }
  | { code: string }
  | { feiten: readonly (readonly [naam: string, waarde: string, href?: string])[] };

interface Briefinhoud {
  titel: string;
  delen: readonly Htmldeel[];
  groet: string;
  waarom: string;
  dag?: number | undefined;
}

const LETTER = "font-family:'Source Sans 3','Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:17px;line-height:1.5;color:#1f2b2a";
const KLEIN = LETTER.replace('17px', '15px').replace('#1f2b2a', '#52605d');
const BLAD = LETTER.replace('17px', '15px').replace('1.5', '1.15').replace('#1f2b2a', '#854800');
const LIJN = 'border-top:1px solid #e2d9c9';
const TABEL = 'role="presentation" border="0" cellpadding="0" cellspacing="0"';

/**
 * The one page of every letter. Outlook lays out with Word: tables, attributes and inline styles, no pictures. Programs
 * that know the dark swap the colours by class; others keep the light ones or turn them around themselves.
 */
export const briefpagina = ({ titel, delen, groet, waarom, dag }: Briefinhoud): string => `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${veilig(titel)}</title>
<style>${DONKER}</style>
</head>
<body class="grond" style="margin:0;padding:0;background-color:#f6f0e5">
<table ${TABEL} width="100%" class="grond" bgcolor="#f6f0e5"><tr><td align="center" style="padding:16px 8px">
<!--[if mso]><table ${TABEL} width="600"><tr><td><![endif]-->
<table ${TABEL} width="100%" class="vlak" bgcolor="#ffffff" style="max-width:600px;border-radius:8px">
<tr><td style="padding:20px 24px 0">${WOORDMERK}</td></tr>
<tr><td class="tekst" style="padding:20px 24px 8px;${LETTER}">
${kop(titel, dag)}
${delen.map(alsHtml).join('\n')}
${groet && alinea(groet)}
</td></tr>
${waarom && `<tr><td class="lijn zacht" style="padding:12px 24px 20px;${LIJN};${KLEIN}">${regels(waarom)}</td></tr>`}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;

const DONKER = `
a{color:#0b5f59}
@media (prefers-color-scheme:dark){
.grond{background-color:#111817!important}
.vlak{background-color:#1a2322!important}
.tekst,.tekst h1{color:#ece8df!important}
.zacht{color:#aab7b3!important}
.lijn{border-color:#313e3c!important}
.naam{color:#ece8df!important}
.ring{border-color:#f0b254 #83d0c3 #83d0c3!important}
.blad{background-color:#3a2c14!important;color:#f3c47e!important}
.code{background-color:#24302e!important;color:#ece8df!important}
.knop{background-color:#83d0c3!important}
.knop a{color:#06302c!important;border-color:#83d0c3!important}
a{color:#83d0c3!important}
}
`;

/** A ring of which a part is new, as on the site; in Outlook its corners are square. */
const WOORDMERK =
  `<table ${TABEL}><tr><td valign="middle"><table ${TABEL}><tr>` +
  '<td class="ring" width="16" height="16" style="width:16px;height:16px;border:5px solid #0b5f59;border-top-color:#eba63f;' +
  'border-radius:50%;font-size:1px;line-height:1px">&nbsp;</td></tr></table></td>' +
  `<td class="naam" style="padding-left:10px;${LETTER.replace('17px', '22px')};font-weight:700;letter-spacing:-0.5px">` +
  'Regiokring</td></tr></table>';

const kop = (titel: string, dag: number | undefined): string => {
  const h1 = `<h1 style="margin:0 0 16px;font-size:23px;line-height:1.25;font-weight:700;color:#1f2b2a">${veilig(titel)}</h1>`;
  if (dag === undefined) return h1;
  const [weekdag = '', nummer = '', maand = ''] = dagKort(dag).split(' ');
  return (
    `<table ${TABEL} width="100%"><tr><td valign="top" width="72" style="padding:0 16px 16px 0">` +
    `<table ${TABEL} width="64"><tr><td class="blad" align="center" bgcolor="#fcebcd" ` +
    `style="padding:8px 6px;border-radius:6px;${BLAD};font-weight:600">` +
    `${weekdag}<br><span style="font-size:26px;font-weight:700">${nummer}</span><br>${maand}</td></tr></table></td>` +
    `<td valign="top" class="tekst" style="${LETTER}">${h1}</td></tr></table>`
  );
};

const TEKENS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const veilig = (tekst: string): string => tekst.replace(/[&<>"']/g, (teken) => TEKENS[teken] ?? teken);
const regels = (tekst: string): string => veilig(tekst).replace(/\r\n?|\n/g, '<br>\n');
const alinea = (tekst: string): string => `<p style="margin:0 0 16px;overflow-wrap:anywhere">${regels(tekst)}</p>`;

function alsHtml(deel: Htmldeel): string {
  if (typeof deel === 'string') return alinea(deel);
  if ('code' in deel)
    return (
      `<table ${TABEL} style="margin:0 0 16px"><tr><td class="code" bgcolor="#f6f0e5" style="padding:10px 18px;border-radius:6px;` +
      `font-family:Consolas,Menlo,monospace;font-size:28px;letter-spacing:3px;color:#1f2b2a">` +
      `<strong>${veilig(deel.code)}</strong></td></tr></table>`
    );
  if ('feiten' in deel) return feitentabel(deel.feiten);
  const link = (stijl: string) => `<a href="${veilig(deel.href)}"${stijl}>${veilig(deel.tekst)}</a>`;
  if (!deel.knop) return `<p style="margin:0 0 16px">${link('')}</p>`;
  const stijl =
    ' style="display:inline-block;padding:11px 22px;border:1px solid #0b5f59;border-radius:6px;color:#ffffff;' +
    'font-weight:700;text-decoration:none"';
  return (
    `<table ${TABEL} style="margin:4px 0 20px"><tr><td class="knop" bgcolor="#0b5f59" ` +
    `style="border-radius:6px;mso-padding-alt:11px 22px;${LETTER}">${link(stijl)}</td></tr></table>`
  );
}

const feitentabel = (feiten: readonly (readonly [naam: string, waarde: string, href?: string])[]): string =>
  `<table width="100%" border="0" cellpadding="0" cellspacing="0" style="margin:0 0 16px">${feiten
    .map(
      ([naam, ...rest]) =>
        '<tr><th class="lijn zacht" scope="row" align="left" valign="top" width="30%" ' +
        `style="padding:7px 12px 7px 0;${LIJN};${KLEIN};font-weight:600">${veilig(naam)}</th>` +
        `<td class="lijn tekst" valign="top" style="padding:7px 0;${LIJN};overflow-wrap:anywhere;${LETTER}">${feit(...rest)}</td></tr>`,
    )
    .join('\n')}</table>`;

/** A value, as a link when it leads to a page or a mailbox. */
const feit = (waarde: string, href = ''): string =>
  /^(https?|mailto):/.test(href) && URL.canParse(href) ? `<a href="${veilig(new URL(href).href)}">${regels(waarde)}</a>` : regels(waarde);
