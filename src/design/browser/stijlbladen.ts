/** A page has only the styles that it needs in it: this brings the rest, for what a script adds. */
export async function haalStijlbladen(): Promise<void> {
  const eigen = document.querySelector<HTMLStyleElement>('style[data-bladen]');
  const bladen = eigen?.dataset.bladen?.split(' ') ?? [];
  delete eigen?.dataset.bladen;
  await Promise.all(bladen.map(haalStijlblad));
}

function haalStijlblad(adres: string): Promise<void> {
  const blad = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: adres });
  return new Promise((klaar) => {
    blad.onload = blad.onerror = () => klaar();
    document.head.append(blad);
  });
}
