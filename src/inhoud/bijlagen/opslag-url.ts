/** Where uploads are kept beside this machine. The secret is only in the signer that `s3berging` makes of it: show this to nobody. */
export interface Opslaginstelling {
  /** "https://s3.voorbeeld.nl:9000/emmer" */
  adres: string;
  region: string;
  sleutel: string;
  geheim: string;
}

const VORM = 's3://SLEUTEL:GEHEIM@opslag.voorbeeld.nl/emmer?region=…';
const SCHEMA: Readonly<Record<string, string>> = { 's3:': 'https', 's3+http:': 'http' };
const EMMER = /^\/([A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9])\/?$/;
/** What nearly every store but that of Amazon takes. */
const REGION = 'us-east-1';

/** Reads OPSLAG_URL; throws one Dutch sentence that says what is wrong with it (never the secret in it). */
export function opslagInstelling(tekst: string): Opslaginstelling {
  const url = URL.canParse(tekst) ? new URL(tekst) : null;
  const schema = SCHEMA[url?.protocol ?? ''];
  if (!url?.hostname || !schema)
    throw new Error(`OPSLAG_URL moet een adres zijn als ${VORM}. Schrijf in de sleutel en het geheim een / als %2F.`);
  if (!url.username || !url.password)
    throw new Error(`In OPSLAG_URL ontbreekt de sleutel of het geheim: ${VORM}. Schrijf daarin een / als %2F.`);
  const [, emmer] = EMMER.exec(url.pathname) ?? [];
  if (!emmer) throw new Error(`OPSLAG_URL moet na de server precies één emmer (bucket) noemen: ${VORM}.`);
  if (url.hash || [...url.searchParams.keys()].some((naam) => naam !== 'region') || url.searchParams.getAll('region').length > 1)
    throw new Error('OPSLAG_URL mag na de emmer alleen ?region=… bevatten.');
  const region = url.searchParams.get('region') ?? REGION;
  if (!/^[a-z0-9-]{1,40}$/i.test(region)) throw new Error('De region in OPSLAG_URL mag alleen letters, cijfers en streepjes hebben.');
  return { adres: `${schema}://${url.host}/${emmer}`, region, sleutel: ontcijferd(url.username), geheim: ontcijferd(url.password) };
}

/** Where it is, for logs: "opslag.voorbeeld.nl/emmer". */
export const opslagplek = (tekst: string): string => opslagInstelling(tekst).adres.replace(/^https?:\/\//, '');

function ontcijferd(deel: string): string {
  try {
    return decodeURIComponent(deel);
  } catch {
    throw new Error('OPSLAG_URL bevat een % die geen teken aanduidt; schrijf % als %25.');
  }
}
