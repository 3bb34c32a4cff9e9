import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { sendStream } from '../../../../main/host/send-stream.ts';

let server: Server | undefined;
let ended: Promise<unknown> = Promise.resolve();

afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

/** Asks a server that answers with this stream. */
async function ask(body: ReadableStream<Uint8Array>): Promise<IncomingMessage> {
  let end = (_error: unknown): void => undefined;
  ended = new Promise((resolve) => {
    end = resolve;
  });
  server = createServer((_request, response) => {
    response.writeHead(200);
    sendStream(body, response).then(() => end(undefined), end);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  const { port } = server.address() as AddressInfo; // Safe: it listens on a port.
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, agent: false }, resolve).once('error', reject);
  });
}

function pieces(count: number, size = 64 * 1024) {
  const seen = { pulled: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        seen.pulled += 1;
        if (seen.pulled > count) controller.close();
        else controller.enqueue(new Uint8Array(size));
      },
      cancel: () => {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, stream };
}

async function lengthOf(answer: IncomingMessage): Promise<number> {
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) length += chunk.length;
  return length;
}

describe('an answer that is sent piece by piece', () => {
  test('arrives as a whole', async () => {
    const { stream } = pieces(100);
    expect(await lengthOf(await ask(stream))).toBe(100 * 64 * 1024);
    expect(await ended).toBeUndefined();
  });

  test('is read no faster than the other side takes it, and not at all once it has gone away', async () => {
    const { seen, stream } = pieces(100_000);
    const answer = await ask(stream);
    let before = -1;
    // What both systems hold on the way fills up, and then nothing moves.
    await expect
      .poll(() => {
        const isStill = seen.pulled === before;
        before = seen.pulled;
        return isStill;
      })
      .toBe(true);
    expect(seen.pulled).toBeLessThan(1_000);
    answer.destroy();
    expect(await ended).toBeUndefined();
    expect(seen.cancelled).toBe(true);
  });

  test('is aborted where its rest cannot be read, so that it is not taken for complete', async () => {
    let pulled = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        if (pulled > 2) controller.error(new Error('gone'));
        else controller.enqueue(new Uint8Array(10));
      },
    });
    await expect(ask(stream).then(lengthOf)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await ended).toMatchObject({ message: 'gone' });
  });
});
