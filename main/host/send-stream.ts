import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/**
 * Sends a response at the client's pace, so that little is buffered however many ask. If the client disconnects, the
 * rest is not read; if reading fails, the connection is broken off, because a response that ends normally would be
 * taken for complete.
 */
export async function sendStream(body: ReadableStream<Uint8Array>, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (gone.signal.aborted) break;
      if (!response.write(next.value)) await once(response, 'drain', { signal: gone.signal });
    }
    if (!gone.signal.aborted) response.end();
  } catch (error) {
    response.destroy();
    if (!gone.signal.aborted) throw error;
  } finally {
    await reader.cancel();
  }
}
