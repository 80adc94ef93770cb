/**
 * Back on the page of the list where a form stands, with what was looked for there. Its address says which: the same that shows it
 * again after a mistake.
 */
export function terugInDeLijst(lijst: string, { url }: { url: URL }, gedaan: Readonly<Record<string, string>>): string {
  const mee = ['zoek', 'pagina', 'klaar'].flatMap((naam) => {
    const waarde = url.searchParams.get(naam);
    return waarde ? [[naam, waarde]] : [];
  });
  return `${lijst}?${new URLSearchParams([...Object.entries(gedaan), ...mee])}`;
}
