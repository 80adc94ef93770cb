// A bucket over HTTP, on the port and in the folder that are given; says on one line where it listens.
import './met-ouder.ts';
import { createRequire } from 'node:module';

interface S3rver {
  run(): Promise<{ port: number }>;
}
/** It brings no types along. */
const Server = createRequire(import.meta.url)('@20minutes/s3rver') as new (instelling: object) => S3rver;

const [directory = '', port = '0'] = process.argv.slice(2);
const server = new Server({ address: '127.0.0.1', port: Number(port), silent: true, directory, configureBuckets: [{ name: 'emmer' }] });
console.log(`http://127.0.0.1:${(await server.run()).port}`);
