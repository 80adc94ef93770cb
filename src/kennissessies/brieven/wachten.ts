import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';

/**
 * Why somebody waits. When each form of taking part counts by itself, the other one may have places now: whoever would rather
 * have one of those only needs to change their answers.
 */
export function waaromWachten(
  deelname: 'fysiek' | 'online' | null,
  vrijPerVorm: OpenbareKennissessie['vrijPerVorm'],
  waarDan = '',
): string {
  if (!vrijPerVorm) return 'Er is geen vrije plaats meer.';
  const [hier, daar, liever] = deelname === 'online' ? ONLINE : OP_DE_LOCATIE;
  const elders = deelname === 'online' ? vrijPerVorm.fysiek : vrijPerVorm.online;
  if (elders <= 0) return `${hier} is geen plaats meer vrij.`;
  return `${hier} is geen plaats meer vrij. ${daar} nog wel. Wil je liever ${liever}? Kies dan ‘Wijzig je antwoorden’${waarDan}.`;
}
const ONLINE = ['Online', 'Op de locatie', 'naar de locatie komen'] as const;
const OP_DE_LOCATIE = ['Op de locatie', 'Online', 'online meedoen'] as const;
