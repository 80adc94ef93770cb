/** Puts text where the cursor is, so that undo keeps working. */
export function voegIn(veld: HTMLTextAreaElement, tekst: string): void {
  veld.focus();
  if (!document.execCommand('insertText', false, tekst)) veld.setRangeText(tekst, veld.selectionStart, veld.selectionEnd, 'end');
  veld.dispatchEvent(new Event('input', { bubbles: true }));
}

const TEKEN = '## ';
/** Makes the line with the cursor a heading, or plain again; the cursor stays at the same word. */
export function kop(veld: HTMLTextAreaElement): void {
  const plek = veld.selectionStart;
  const begin = veld.value.lastIndexOf('\n', plek - 1) + 1;
  const oud = /^#{1,6} */.exec(veld.value.slice(begin))?.[0] ?? '';
  const nieuw = oud === TEKEN ? '' : TEKEN;
  veld.focus();
  veld.setSelectionRange(begin, begin + oud.length);
  if (nieuw) voegIn(veld, nieuw);
  else {
    document.execCommand('delete');
    veld.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const na = Math.max(begin, plek + nieuw.length - oud.length);
  veld.setSelectionRange(na, na);
}

/** Selects the line that an advice is about (`?regel=52#veld-verslag`) and brings it into view. */
export function naarRegel(): void {
  const nummer = Number(new URLSearchParams(location.search).get('regel'));
  const veld = document.getElementById(location.hash.slice(1));
  if (!(veld instanceof HTMLTextAreaElement) || !(nummer >= 1)) return;
  const regels = veld.value.split('\n');
  const regel = regels[nummer - 1];
  if (regel === undefined) return;
  const begin = regels.slice(0, nummer - 1).reduce((tot, een) => tot + een.length + 1, 0);
  veld.focus();
  veld.setSelectionRange(begin, begin + regel.length);
  const hoogte = hoogteVan(veld, veld.value.slice(0, begin));
  veld.scrollTop = hoogte - veld.clientHeight / 2;
  const vanaf = veld.getBoundingClientRect().top + hoogte - veld.scrollTop;
  window.scrollBy({ top: vanaf - window.innerHeight / 3 });
}

/** How far down the text goes, as this field breaks its lines. */
function hoogteVan(veld: HTMLTextAreaElement, tekst: string): number {
  const proef = veld.cloneNode() as HTMLTextAreaElement;
  proef.removeAttribute('id');
  proef.removeAttribute('name');
  proef.rows = 1;
  proef.value = tekst;
  veld.after(proef);
  const hoogte = proef.scrollHeight;
  proef.remove();
  return hoogte;
}
