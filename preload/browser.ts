import { type Changes, nothingChanged } from '../shared/bridge/changes.ts';
import type { BridgeRequest, Deskside } from '../shared/bridge/contract.ts';
import type { Failed, Result } from '../shared/bridge/result.ts';

/** The same bridge as in Electron, over fetch and a stream. The window's token lives as long as its tab. */
const tokenName = 'deskside-window';
const reconnectMs = 500;

const unreachable: Failed = { ok: false, error: { code: 'unavailable', reason: 'program.gone' } };

let opened: Promise<string> | undefined;

async function openWindow(): Promise<string> {
  const known = sessionStorage.getItem(tokenName) ?? '';
  const response = await fetch('/bridge/window', { method: 'POST', headers: { 'x-deskside-window': known } });
  if (!response.ok) throw new Error(`The window was refused (${response.status})`);
  const { windowId } = (await response.json()) as { windowId: string };
  sessionStorage.setItem(tokenName, windowId);
  return windowId;
}

function windowId(): Promise<string> {
  opened ??= openWindow().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** Browsers let requests of up to 64 KiB in total outlive a page, and refuse more. */
const keepaliveLimit = 60_000;
let keepaliveBytes = 0;

/** A draft that is saved while the tab closes is still sent if it is small enough. */
async function post(headers: Readonly<Record<string, string>>, body: string): Promise<Response> {
  const bytes = new TextEncoder().encode(body).length;
  const keepalive = keepaliveBytes + bytes <= keepaliveLimit;
  if (keepalive) keepaliveBytes += bytes;
  try {
    return await fetch('/bridge/call', { method: 'POST', headers, body, keepalive });
  } finally {
    if (keepalive) keepaliveBytes -= bytes;
  }
}

async function send(request: BridgeRequest): Promise<Result<never>> {
  try {
    const headers = { 'x-deskside-window': await windowId(), 'content-type': 'application/json' };
    const body = JSON.stringify(request);
    const response = await post(headers, body);
    return response.ok ? ((await response.json()) as Result<never>) : unreachable;
  } catch {
    return unreachable; // The desk's process has ended; the window says so and keeps what it shows.
  }
}

function watch(listener: (changes: Changes) => void): () => void {
  const ended = new AbortController();
  let isFirst = true;

  async function listen(): Promise<void> {
    const headers = { 'x-deskside-window': await windowId() };
    const response = await fetch('/bridge/changes', { headers, signal: ended.signal });
    if (!response.ok || !response.body) throw new Error(`No changes (${response.status})`);
    // After a disconnection some batches may be missing: a gap in their numbers makes the window reload everything.
    if (!isFirst) listener(missedSome);
    isFirst = false;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + part.value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') listener(JSON.parse(line) as Changes);
    }
  }

  async function keepListening(): Promise<void> {
    while (!ended.signal.aborted) {
      await listen().catch(() => {
        opened = undefined; // A restarted desk does not know this window; the next attempt opens a new one.
      });
      if (!ended.signal.aborted) await new Promise((resolve) => setTimeout(resolve, reconnectMs));
    }
  }

  void keepListening();
  return () => ended.abort();
}

const missedSome: Changes = { ...nothingChanged, number: -1, topics: ['session'] };

const deskside: Deskside = {
  run: (name, input, key) => send({ kind: 'run', name, input, key }),
  ask: (name, input) => send({ kind: 'ask', name, input }),
  call: (name, input, ...[key]) => send({ kind: 'call', name, input, key }),
  watch,
};

Object.defineProperty(window, 'deskside', { value: Object.freeze(deskside), writable: false });

/** A file dropped beside its target would be opened by the browser, in place of the desk or in a new tab. */
function ignoreFileDrop(event: DragEvent): void {
  if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'none';
}

window.addEventListener('dragover', ignoreFileDrop);
window.addEventListener('drop', ignoreFileDrop);
