import type { Node } from 'prosemirror-model';
import type { NodeView } from 'prosemirror-view';
import { isVanHier } from '#inhoud/tekst/veilig-adres.ts';

/** Where who writes finds a file of this text, also before it is online. */
const eigenAdres = (src: string): string => {
  const [, hash] = /^\/bijlagen\/([0-9a-f]{64})\.[a-z]{3,4}$/.exec(src) ?? [];
  const mijn = /^\/mijn\/publicaties\/[^/]+\//.exec(location.pathname)?.[0];
  return hash && mijn ? `${mijn}bijlagen/${hash}/` : src;
};

/** A picture as readers see it; one from elsewhere, which the site would not show, as its description and address. */
export function beeldweergave({ attrs }: Node): NodeView {
  const { src, alt } = attrs as { src: string; alt: string };
  if (!isVanHier(src)) {
    const dom = document.createElement('span');
    dom.className = 'opmaakelders';
    dom.textContent = `Beeld van elders: ${alt || src}`;
    return { dom };
  }
  const dom = document.createElement('img');
  dom.src = eigenAdres(src);
  dom.alt = alt;
  return { dom };
}
