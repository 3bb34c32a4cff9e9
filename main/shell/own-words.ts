/**
 * What the command line says to this program. Unless it is packaged, Electron's own program comes first, then switches
 * for Chromium, then our folder.
 */
export function ownWords(words: readonly string[], isPackaged: boolean): readonly string[] {
  const given = words.slice(1);
  return isPackaged ? given : given.slice(given.findIndex((word) => !word.startsWith('-')) + 1);
}
