import { MAX_BYTES, TE_GROOT } from '#bijlagen/soorten.ts';

/** Says at once that a file is too large: the server would refuse it with everything else in the form. */
for (const veld of document.querySelectorAll<HTMLInputElement>('input[type=file]')) {
  const melding = veld.parentElement?.querySelector('[data-bestandskeuze]');
  const beschreven = veld.getAttribute('aria-describedby') ?? '';
  const keur = (): boolean => {
    const goed = [...(veld.files ?? [])].every(({ size }) => size <= MAX_BYTES);
    if (melding) melding.textContent = goed ? '' : `Fout: ${TE_GROOT}`;
    veld.setAttribute('aria-invalid', String(!goed));
    veld.setAttribute('aria-describedby', goed ? beschreven : `${beschreven} ${melding?.id}`.trim());
    return goed;
  };
  veld.addEventListener('change', keur);
  veld.form?.addEventListener('submit', (gebeurtenis) => {
    if (keur()) return;
    gebeurtenis.preventDefault();
    veld.focus();
  });
}
