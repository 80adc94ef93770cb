// TEMPORARY until schrijven lands
export const alsMdx = (markdown: string): string => markdown.replace(/[{}<]/g, (teken) => `\\${teken}`);
export const alsBestand = (gegevens: object, mdx: string): string =>
  `---\n${Object.entries(gegevens)
    .map(([k, v]) => `${k}: ${JSON.stringify(v)}\n`)
    .join('')}---\n\n${mdx}`;
