// Until schrijven/bestand.ts lands.
export const alsBestand = (gegevens: object, mdx: string): string =>
  `---\n${Object.entries(gegevens)
    .map(([k, v]) => `${k}: ${JSON.stringify(v)}\n`)
    .join('')}---\n\n${mdx}`;
