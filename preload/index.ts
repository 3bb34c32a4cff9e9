import { contextBridge, ipcRenderer } from 'electron';
import type { Changes } from '../shared/bridge/changes.ts';
import { channels } from '../shared/bridge/channels.ts';
import type { BridgeRequest, Deskside } from '../shared/bridge/contract.ts';

/**
 * Forwards a window's requests to main and changes back; pages cannot name a channel, and listeners never see the
 * event.
 */
function send(request: BridgeRequest): Promise<never> {
  return ipcRenderer.invoke(channels.call, request) as Promise<never>;
}

function watch(listener: (changes: Changes) => void): () => void {
  const handle = (_event: unknown, changes: Changes) => listener(changes);
  ipcRenderer.on(channels.changes, handle);
  return () => void ipcRenderer.off(channels.changes, handle);
}

const deskside: Deskside = {
  run: (name, input, key) => send({ kind: 'run', name, input, key }),
  ask: (name, input) => send({ kind: 'ask', name, input }),
  call: (name, input, ...[key]) => send({ kind: 'call', name, input, key }),
  watch,
};

contextBridge.exposeInMainWorld('deskside', deskside);
