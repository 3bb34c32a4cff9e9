import type { KeyStore } from '../../shared/bridge/computer.ts';

/** What a system's key store is asked. Nothing of it throws: whatever it cannot do is one of these answers. */
export interface RawKeyStore {
  readonly seal: (text: string) => Promise<Sealed | 'none'>;
  readonly open: (sealed: Buffer) => Promise<Opened | OpeningProblem>;
}

export interface Sealed {
  readonly bytes: Buffer;
  /** Sealed with a password that everybody knows. */
  readonly isWeak: boolean;
}

export interface Opened {
  readonly text: string;
  /** Whether it should be sealed once more, because the store has a newer or better key by now. */
  readonly isOld: boolean;
}

/**
 * Why something cannot be opened. `changed`: this store never sealed it, or was reset since. `silent`: the store does
 * not answer now and may later. `none`: there is none in this host.
 */
export type OpeningProblem = 'changed' | 'silent' | 'none';

/** Keeps small secrets with the help of the system's key store. */
export interface SecretBox {
  /** Found out when it is first asked for: a locked key store may then ask the person for its password. */
  readonly status: () => Promise<KeyStore>;
  /** What was sealed weakly is given away only where a person has said yes to that. */
  readonly seal: (text: string, options: { readonly evenIfWeak: boolean }) => Promise<Sealed | 'weak' | 'none'>;
  readonly open: (sealed: Buffer) => Promise<Opened | OpeningProblem>;
}

/** For a host that has no key store. */
export const noSecretBox: SecretBox = {
  status: async () => 'none',
  seal: async () => 'none',
  open: async () => 'none',
};

/** A person may have to type a password first; who does not answer for so long is taken for silent. */
const usualPatienceMs = 30_000;

export function createSecretBox(store: RawKeyStore, patienceMs = usualPatienceMs): SecretBox {
  const ask = patiently(patienceMs);

  const seal = (text: string) => ask(() => store.seal(text), 'none');

  async function status(): Promise<KeyStore> {
    // Which key a store uses shows in what it seals only, so something is sealed that is no secret, and thrown away.
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
      // A store that seals nothing now says nothing about what it sealed before.
      return opened === 'changed' && (await status()) === 'none' ? 'silent' : opened;
    },
  };
}

/** While one question has been waiting for too long, the next ones are not put at all. */
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
