import type { APIRoute } from 'astro';
import { volgenStoppen } from '#leren/volgen/stoppen.ts';

const sleutelIn = (url: URL): string => url.searchParams.get('sleutel') ?? '';

/** One click in a mail program (RFC 8058): stops what the key in the address is for, and says the same for any other key. */
export const POST: APIRoute = async ({ url, locals: { db, boek } }) => {
  await volgenStoppen(db, { sleutel: sleutelIn(url), boek, nu: Date.now() });
  return new Response('Je krijgt hierover geen mail meer.\n', { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};

/** Who opens the address in a browser is asked first: programs also look at links by themselves. */
export const GET: APIRoute = ({ url, redirect }) => redirect(`/volgen/beheren/?${new URLSearchParams({ sleutel: sleutelIn(url) })}`, 303);
