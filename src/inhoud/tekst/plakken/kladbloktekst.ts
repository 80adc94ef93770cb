import { zonderOmleiding } from './omleidingen.ts';

/** Signs that are nothing but bullets, for a regular expression; the last ones are what Symbol and Wingdings have in their place. */
export const BOLLETJES = '•●∙▪■◦○□‣⁃◆◇❖➢➤►▶✓✔☐\\uf000-\\uf0ff';
const BOL = new RegExp(`^([ \\t]*)(?:[${BOLLETJES}]|[·o](?=[\\t\\u00a0]))[ \\t\\u00a0]*(?=\\S)`, 'u');
const TELLER = /^([ \t]*)(\d{1,3})[.)][\t\u00a0][ \t\u00a0]*(?=\S)/;

/** Plain words from the clipboard as a person would have typed them: signs and tabs of a list become a list. */
export function alsGetypt(tekst: string): string {
  const regels = zonderOmleiding(tekst.replace(/\r\n?/g, '\n')).split('\n');
  const uit: string[] = [];
  let inLijst = false;
  for (const regel of regels) {
    const punt = alsPunt(regel);
    // Markdown takes a line behind a list, or a list behind a line, for the same paragraph.
    if (uit.length > 0 && (punt !== null) !== inLijst && regel.trim() !== '' && uit.at(-1) !== '') uit.push('');
    uit.push(punt ?? regel.replace(/\u00a0/g, ' '));
    if (regel.trim() !== '') inLijst = punt !== null;
  }
  return uit.join('\n');
}

function alsPunt(regel: string): string | null {
  const bol = BOL.exec(regel);
  const teller = bol ? null : TELLER.exec(regel);
  const [heel, voor = '', nummer] = bol ?? teller ?? [];
  if (heel === undefined) return null;
  const diepte = Math.min(5, voor.split('\t').length - 1 + Math.floor(voor.replace(/\t/g, '').length / 4));
  return `${'   '.repeat(diepte)}${nummer ? `${nummer}.` : '-'} ${regel.slice(heel.length).replace(/[\t\u00a0]/g, ' ')}`;
}

/** Whether there is something in it that a person would not have typed like that. */
export const isOpgemaakt = (tekst: string): boolean => alsGetypt(tekst) !== tekst.replace(/\r\n?/g, '\n');
