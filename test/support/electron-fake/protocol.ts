import type { CustomScheme, Protocol } from 'electron';
import type { Record } from './record.ts';
import { strict } from './strict.ts';

type Handler = Parameters<Protocol['handle']>[1];

/** Who asks for something, and how: a font, a module and `fetch` ask in the mode `cors`, a style sheet and an image do not. */
export interface Asker {
  /** As a page says it: `null` in a frame without an origin. */
  readonly origin: string;
  readonly mode: 'cors' | 'no-cors' | 'navigate';
}

export interface FakeProtocol {
  readonly protocol: Protocol;
  /** Answers an address as the browser would ask it; without an asker, as a window that is opened on it. */
  readonly answer: (address: string, asker?: Asker, method?: string) => Promise<Response>;
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

  /** As Electron, the privileges hold for the whole program; the last registration of all is the one that counts. */
  function privilegesOf(scheme: string): CustomScheme['privileges'] {
    const given = record.given(`${owner}.registerSchemesAsPrivileged`).at(-1);
    const [schemes = []] = (given ?? []) as [CustomScheme[]?]; // Safe: it was called with nothing else.
    return schemes.find((each) => each.scheme === scheme)?.privileges;
  }

  /**
   * Since 39.8.10, 41.4 and 42 Electron refuses what comes across origins in the mode `cors` to a scheme that is not
   * `corsEnabled`, and asks no handler. In the mode `no-cors` it is answered, and its sender cannot read it.
   */
  function isRefused(address: URL, { origin, mode }: Asker): boolean {
    const scheme = address.protocol.slice(0, -1);
    const { standard = false, corsEnabled = false } = privilegesOf(scheme) ?? {};
    const isSame = standard && origin === `${address.protocol}//${address.host}`;
    return mode === 'cors' && !isSame && !corsEnabled;
  }

  return {
    // Safe: whatever it lacks throws when it is used.
    protocol: strict(owner, members) as unknown as Protocol,
    answer: async (address, asker, method = 'GET') => {
      const url = new URL(address);
      const handler = handlers.get(url.protocol.slice(0, -1));
      if (!handler) throw new Error(`Nothing of ours answers ${address}`);
      if (asker && isRefused(url, asker)) throw new TypeError(`Cross origin requests are not supported for ${address}`);
      return handler(new Request(address, { method }));
    },
  };
}
