import { MAX_BYTES, TE_GROOT } from '#inhoud/bijlagen/bijlagesoorten.ts';

/** What a field for a file says about the choice, and whether the server would take it: over its size it refuses the whole form. */
export function bestandsmaat(veld: HTMLInputElement): { zeg(zin: string): void; keur(): boolean } {
  const melding = veld.parentElement?.querySelector('[data-bestandskeuze]');
  const beschreven = veld.getAttribute('aria-describedby') ?? '';
  const zeg = (zin: string) => {
    if (melding) melding.textContent = zin && `Fout: ${zin}`;
    veld.setAttribute('aria-invalid', String(zin !== ''));
    veld.setAttribute('aria-describedby', zin ? `${beschreven} ${melding?.id}`.trim() : beschreven);
  };
  const keur = (): boolean => {
    const goed = [...(veld.files ?? [])].every(({ size }) => size <= MAX_BYTES);
    zeg(goed ? '' : TE_GROOT);
    return goed;
  };
  return { zeg, keur };
}

/** Says so when a file is chosen, and keeps a form with a file that is too large here, with all that was typed. */
export function bewaakMaat(): void {
  for (const veld of document.querySelectorAll<HTMLInputElement>('input[type=file]')) {
    const { keur } = bestandsmaat(veld);
    veld.addEventListener('change', keur);
    veld.form?.addEventListener('submit', (gebeurtenis) => {
      if (keur()) return;
      gebeurtenis.preventDefault();
      veld.focus();
    });
  }
}
