/** The words with which electron-builder is told to make packages for macOS. */
const forMac: ReadonlySet<string> = new Set(['--mac', '--macos', '-m', '-o']);

/**
 * Why packages cannot be made here, in a sentence; nothing if they can. A package for macOS has to be signed once its
 * fuses are set, at least by nobody in particular, and only a Mac has the tool for that.
 */
export function packageFault(words: readonly string[], platform: NodeJS.Platform): string | undefined {
  const isForMac = words.some((word) => forMac.has(word.split('=')[0] ?? word));
  return isForMac && platform !== 'darwin'
    ? 'Packages for macOS are built on a Mac: only there is the tool that signs them.'
    : undefined;
}
