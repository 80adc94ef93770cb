import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

interface Antwoord {
  status: number;
  /** The cookie that was set, else the one that was sent. */
  koekje: string;
  tekst: string;
}
export type Verzender = (pad: string, velden: Record<string, string>, wie: { ip: string; koekje?: string }) => Promise<Antwoord>;

/** Sends forms of many people over connections that stay open. */
export function verzender(url: string): Verzender {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return (pad, velden, { ip, koekje = '' }) => {
    const lichaam = new URLSearchParams(velden).toString();
    const headers = {
      Origin: url,
      Cookie: koekje,
      'X-Forwarded-For': ip,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': lichaam.length,
    };
    return new Promise((klaar, mis) => {
      const vraag = request(url + pad, { method: 'POST', agent, headers }, (antwoord) => {
        const gezet = (antwoord.headers['set-cookie'] ?? []).map((kop) => kop.split(';')[0] ?? '').filter((paar) => /=./.test(paar));
        text(antwoord).then((tekst) => klaar({ status: antwoord.statusCode ?? 0, koekje: gezet.at(0) ?? koekje, tekst }), mis);
      });
      vraag.once('error', mis).end(lichaam);
    });
  };
}

/** The address of this person in a network of their own. */
export const eigenIp = (nummer: number): string => `10.${(nummer >> 16) & 255}.${(nummer >> 8) & 255}.${nummer & 255}`;
