import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/**
 * Speaks HTTP by hand, so that a request can be as wrong as it likes: `head` is written as it stands, line by line.
 * Ends when the other side has closed, or has said nothing new for a while.
 */
export function speak(port: number, head: readonly string[], body: string | Buffer = ''): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const parts: Buffer[] = [];
    socket.setTimeout(1_500, () => socket.destroy());
    socket.on('data', (part) => void parts.push(part));
    socket.once('error', reject);
    socket.once('close', () => resolve(read(Buffer.concat(parts).toString('utf8'))));
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    socket.write(body);
  });
}

function read(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const named = lines.map((line) => line.split(/: (.*)/s, 2) as [string, string]); // Safe: a header line has a colon.
  const headers = new Map(named.map(([name, value]) => [name.toLowerCase(), value]));
  const body = rest.join('\r\n\r\n');
  const isChunked = headers.get('transfer-encoding') === 'chunked';
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: isChunked ? joined(body) : body };
}

/** The chunks of a body put together; one that never ended is taken as far as it came. */
function joined(body: string): string {
  const bytes = Buffer.from(body);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const start = bytes.indexOf('\r\n', at) + 2;
    const size = Number.parseInt(bytes.subarray(at, start).toString(), 16);
    if (start < 2 || !(size > 0)) break;
    parts.push(bytes.subarray(start, start + size));
    at = start + size + 2;
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Whether anything answers at an address. */
export function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once('connect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
