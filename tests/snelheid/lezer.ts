// Child process of vindbaar.ts: reads pages at a steady pace until it is told to stop, and says how long each took.
import { Agent, get } from 'node:http';

const [url = '', tussen = '', ...paden] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true });
const tijden: number[] = [];
let beurt = 0;

function lees(): void {
  const begin = performance.now();
  beurt += 1;
  get(url + paden[beurt % paden.length], { agent }, (antwoord) => {
    antwoord.resume().on('end', () => tijden.push(performance.now() - begin));
    if (antwoord.statusCode !== 200) throw new Error(`${antwoord.statusCode}`);
  });
}
const wekker = setInterval(lees, Number(tussen));
process.stdin.resume().on('end', () => {
  clearInterval(wekker);
  setTimeout(() => {
    console.log(JSON.stringify(tijden));
    process.exit(0);
  }, 500);
});
