/// <reference types="astro/client" />

declare namespace App {
  type Given = import('#server/http/locals.ts').RequestLocals;
  /** Made by the front (src/server/http/locals.ts) for every request and handed to Astro; nothing under pages or actions makes its own. */
  interface Locals extends Given {}
}
