/** The path of an address on this site; null when it is on another, or no address at all. */
export const eigenPad = (adres: string, origin: string): string | null =>
  adres !== '' && URL.canParse(adres, origin) && isEigenAdres(adres, origin) ? new URL(adres, origin).pathname : null;

/** Whether an address is on this site; a path alone is, and in the trial so is either name of this computer. */
export function isEigenAdres(adres: string, origin: string): boolean {
  if (!URL.canParse(adres, origin)) return true;
  const { protocol, host } = new URL(adres, origin);
  return /^https?:$/.test(protocol) && zelfdeNaam(host) === zelfdeNaam(new URL(origin).host);
}

const zelfdeNaam = (host: string): string => host.replace(/^localhost(?=:|$)/, '127.0.0.1');
