import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/**
 * Sends what a page consists of as fast as the other side takes it, so that however many ask, hardly anything is held.
 * Where the other side goes away, the rest is not read; where the rest cannot be had, the connection breaks off, for an
 * answer that merely ends would be taken for the whole.
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
