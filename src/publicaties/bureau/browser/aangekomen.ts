import { aangekomen } from './thuiskopie.ts';

// Only with these words in the address did the server just save what this tab sent.
const vraag = new URLSearchParams(location.search);
if (['bewaard', 'controle', 'gedaan'].some((naam) => vraag.has(naam))) aangekomen();
