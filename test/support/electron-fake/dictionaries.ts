/** Chromium’s own tasks run even if a test has replaced the clock. */
const nextTurn = setImmediate;

export interface FakeDictionaries {
  readonly languages: () => readonly string[];
  /** Chooses languages. What is still being loaded for others is dropped. */
  readonly load: (languages: readonly string[]) => void;
  readonly fetched: readonly string[];
}

/**
 * Dictionaries as a session loads them: it looks on the disk first, and asks the network in a later turn. Whether the
 * checker is on makes no difference to that. macOS has its own.
 */
export function fakeDictionaries(platform: NodeJS.Platform): FakeDictionaries {
  const fetched: string[] = [];
  let chosen: readonly string[] = ['en-US'];

  function load(languages: readonly string[]): void {
    chosen = languages;
    if (platform === 'darwin') return;
    nextTurn(() => {
      if (chosen === languages) fetched.push(...languages);
    });
  }

  return { languages: () => chosen, load, fetched };
}
