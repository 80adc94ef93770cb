declare module 'autocannon' {
  interface Vraag {
    method?: 'GET' | 'POST';
    path?: string;
    headers?: Record<string, string>;
    setupRequest?: (vraag: Vraag) => Vraag;
  }
  interface Opdracht {
    url: string;
    connections: number;
    duration: number;
    headers?: Record<string, string>;
    requests?: Vraag[];
  }
  interface Uitslag {
    requests: { total: number };
    /** Seconds. */
    duration: number;
    non2xx: number;
    errors: number;
    statusCodeStats: Record<string, { count: number }>;
    /** Milliseconds. */
    latency: { p50: number; p99: number };
  }
  export default function autocannon(opdracht: Opdracht): Promise<Uitslag>;
}
