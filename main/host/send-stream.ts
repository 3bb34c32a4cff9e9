import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/**
 * Sends a response at the client's pace, so that little is buffered however many ask. If the client disconnects, the
 * rest is not read; if reading fails, the connection is broken off, because a response that ends normally would be
 * taken for complete.
 */
export async function sendStream(body: ReadableStream<Uint8Array>, response: ServerResponse): Promise<void> {
  const disconnected = new AbortController();
  response.once('close', () => disconnected.abort());
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (disconnected.signal.aborted) break;
      if (!response.write(next.value)) await once(response, 'drain', { signal: disconnected.signal });
    }
    if (!disconnected.signal.aborted) response.end();
  } catch (error) {
    response.destroy();
    if (!disconnected.signal.aborted) throw error;
  } finally {
    await reader.cancel();
  }
}
