import { TE_GROOT } from '#inhoud/bijlagen/bijlagesoorten.ts';

/** Sends a file and tells how far it is, which only this old way of sending can. */
export function verstuur(adres: string, data: FormData, hoeVer: (deel: number) => void): Promise<{ markdown?: string; melding?: string }> {
  return new Promise((klaar) => {
    const verzoek = new XMLHttpRequest();
    verzoek.open('POST', adres);
    verzoek.responseType = 'json';
    verzoek.upload.addEventListener('progress', ({ loaded, total }) => hoeVer(total ? loaded / total : 0));
    verzoek.addEventListener('load', () => klaar(verzoek.status === 413 ? { melding: TE_GROOT } : (verzoek.response ?? {})));
    verzoek.addEventListener('error', () => klaar({}));
    verzoek.send(data);
  });
}

export const MISLUKT = 'Versturen lukte niet. Probeer het nog een keer.';
