import type { KeyStore } from '../../shared/bridge/computer.ts';

/** Answers of a system's key store. No call throws; every failure is one of these answers. */
export interface RawKeyStore {
  readonly seal: (text: string) => Promise<Sealed | 'none'>;
  readonly open: (sealed: Buffer) => Promise<Opened | OpeningProblem>;
}

export interface Sealed {
  readonly bytes: Buffer;
  /** Sealed with a well-known password. */
  readonly isWeak: boolean;
}

export interface Opened {
  readonly text: string;
  /** Whether it should be sealed again, because the store has a newer or better key. */
  readonly isOld: boolean;
}

/**
 * Why something cannot be opened. `changed`: this store never sealed it, or was reset since. `silent`: the store does
 * not answer now but may later. `none`: this host has no key store.
 */
export type OpeningProblem = 'changed' | 'silent' | 'none';

/** Stores small secrets with the help of the system's key store. */
export interface SecretBox {
  /** Determined on first use: a locked key store may ask the person for its password then. */
  readonly status: () => Promise<KeyStore>;
  /** Weakly sealed data is only accepted if a person agreed to that. */
  readonly seal: (text: string, options: { readonly evenIfWeak: boolean }) => Promise<Sealed | 'weak' | 'none'>;
  readonly open: (sealed: Buffer) => Promise<Opened | OpeningProblem>;
}

/** For a host without a key store. */
export const noSecretBox: SecretBox = {
  status: async () => 'none',
  seal: async () => 'none',
  open: async () => 'none',
};

/** A person may have to enter a password first; after this time the store counts as silent. */
const usualPatienceMs = 30_000;

export function createSecretBox(store: RawKeyStore, patienceMs = usualPatienceMs): SecretBox {
  const ask = patiently(patienceMs);

  const seal = (text: string) => ask(() => store.seal(text), 'none');

  async function status(): Promise<KeyStore> {
    // Which key a store uses only shows in its output, so a dummy is sealed and discarded.
    const probe = await seal('Deskside');
    if (probe === 'none') return 'none';
    return probe.isWeak ? 'weak' : 'os';
  }

  return {
    status,
    seal: async (text, { evenIfWeak }) => {
      const sealed = await seal(text);
      return sealed !== 'none' && sealed.isWeak && !evenIfWeak ? 'weak' : sealed;
    },
    open: async (sealed) => {
      const opened = await ask(() => store.open(sealed), 'silent');
      // A store that cannot seal now may still be the one that sealed earlier data.
      return opened === 'changed' && (await status()) === 'none' ? 'silent' : opened;
    },
  };
}

/** While one request has been waiting for too long, further ones are not sent. */
function patiently(patienceMs: number) {
  let stuck: Promise<unknown> | undefined;
  return async <Answer, Silence extends OpeningProblem>(
    question: () => Promise<Answer>,
    silence: Silence,
  ): Promise<Answer | Silence> => {
    if (stuck) return silence;
    const asked = question();
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<Silence>((resolve) => {
      timer = setTimeout(() => {
        stuck = asked;
        const over = () => {
          stuck = undefined;
        };
        asked.then(over, over);
        resolve(silence);
      }, patienceMs);
    });
    try {
      return await Promise.race([asked, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  };
}
