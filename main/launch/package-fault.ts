/** The arguments that make electron-builder build packages for macOS. */
const forMac: ReadonlySet<string> = new Set(['--mac', '--macos', '-m', '-o']);

/**
 * Why packages cannot be built here, in a sentence; undefined if they can. A macOS package must be signed, at least ad
 * hoc, after its fuses are set, and only a Mac has the tool for that.
 */
export function packageFault(words: readonly string[], platform: NodeJS.Platform): string | undefined {
  const isForMac = words.some((word) => forMac.has(word.split('=')[0] ?? word));
  return isForMac && platform !== 'darwin'
    ? 'Packages for macOS can only be built on a Mac, because the signing tool runs only there.'
    : undefined;
}
