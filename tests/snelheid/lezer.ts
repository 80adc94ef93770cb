// Child process of vindbaar.ts: reads pages at a steady pace until it is told to stop, and says how long each took.
import { Agent, get } from 'node:http';

const [url = '', tussen = '', ...paden] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true });
const tijden: number[] = [];
let beurt = 0;

function lees(pad: string, begin: number, nogEens: boolean): void {
  get(url + pad, { agent }, (antwoord) => {
    antwoord.resume().on('end', () => tijden.push(performance.now() - begin));
    if (antwoord.statusCode !== 200) throw new Error(`${pad} answers ${antwoord.statusCode}.`);
  }).on('error', (fout) => {
    // A connection that lay idle may just have been closed; what is asked anew counts from the first time.
    if (!nogEens) throw fout;
    lees(pad, begin, false);
  });
}
const wekker = setInterval(() => {
  beurt += 1;
  lees(paden[beurt % paden.length] ?? '/', performance.now(), true);
}, Number(tussen));
process.stdin.resume().on('end', () => {
  clearInterval(wekker);
  setTimeout(() => {
    console.log(JSON.stringify(tijden));
    process.exit(0);
  }, 500);
});
