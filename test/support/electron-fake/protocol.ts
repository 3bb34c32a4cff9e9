import type { CustomScheme, Protocol } from 'electron';
import type { Record } from './record.ts';
import { strict } from './strict.ts';

type Handler = Parameters<Protocol['handle']>[1];

export interface FakeProtocol {
  readonly protocol: Protocol;
  /** Answers an address as the browser would ask it. */
  readonly answer: (address: string) => Promise<Response>;
}

export function fakeProtocol(record: Record, owner: string): FakeProtocol {
  const handlers = new Map<string, Handler>();
  const members = {
    registerSchemesAsPrivileged: record.beforeReady(
      `${owner}.registerSchemesAsPrivileged`,
      (_schemes: CustomScheme[]) => undefined,
    ),
    handle: record.afterReady(`${owner}.handle`, (scheme: string, handler: Handler) => {
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      handlers.set(scheme, handler);
    }),
    isProtocolHandled: (scheme: string) => handlers.has(scheme),
  } satisfies Partial<Protocol>;
  return {
    // Safe: whatever it lacks throws when it is used.
    protocol: strict(owner, members) as unknown as Protocol,
    answer: async (address) => {
      const handler = handlers.get(new URL(address).protocol.slice(0, -1));
      if (!handler) throw new Error(`Nothing of ours answers ${address}`);
      return handler(new Request(address));
    },
  };
}
