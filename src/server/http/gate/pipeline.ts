import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Answer = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Browsers send the next request after the answer; who sends more at once over one connection waits for the former ones. */
const AT_ONCE = 4;
const WAITING = 100;

interface Line {
  running: number;
  waiting: (() => void)[];
  /** Too much was sent: after what is waiting this connection ends. */
  over: boolean;
}

/**
 * Answers at most a few requests of one connection at once, the others in their order. One that sends a flood gets
 * `refuse` for the first that is too much; what comes after it on that connection is not answered any more.
 */
export function inLine(answer: Answer, refuse: (req: IncomingMessage, res: ServerResponse) => void): Answer {
  const lines = new WeakMap<Socket, Line>();

  function lineOf(socket: Socket): Line {
    const known = lines.get(socket);
    if (known) return known;
    const line: Line = { running: 0, waiting: [], over: false };
    lines.set(socket, line);
    return line;
  }
  async function run(line: Line, req: IncomingMessage, res: ServerResponse): Promise<void> {
    line.running += 1;
    await answer(req, res).finally(() => {
      line.running -= 1;
      line.waiting.shift()?.();
    });
  }
  return async (req, res) => {
    const { socket } = req;
    const line = lineOf(socket);
    if (line.running < AT_ONCE && line.waiting.length === 0 && !line.over) return run(line, req, res);
    if (line.waiting.length < WAITING && !line.over) {
      line.waiting.push(() => {
        if (!socket.destroyed) void run(line, req, res);
      });
      return;
    }
    // Nothing more is read from it; Node would go on as long as there is room in memory.
    socket.pause();
    if (line.over) return;
    line.over = true;
    res.shouldKeepAlive = false;
    refuse(req, res);
  };
}
