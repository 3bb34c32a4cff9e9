/** What somebody meant by what lies on the clipboard, where several programs read it in several ways. */
export type Meant = 'words' | 'files' | 'words-and-files';

export interface Clipboard {
  /** The words of its HTML; undefined where it holds none, or where nobody reads it. */
  readonly html: string | undefined;
  readonly text: string;
  readonly files: readonly { readonly name: string }[];
}

/** What was on the clipboard and is not in the words. */
export interface Left {
  readonly files: readonly File[];
  readonly lostPictures: number;
}

/**
 * Office programs put a picture of the words beside the words, and then the words are meant. Where a picture was copied
 * from a page, the HTML holds just that; where files were, the text holds their names.
 */
export function meantBy({ html, text, files }: Clipboard): Meant {
  if (files.length === 0) return 'words';
  const hasWords = html === undefined ? text.trim() !== '' && !namesFiles(text, files) : html.trim() !== '';
  return hasWords ? 'words-and-files' : 'files';
}

/** Pictures that nobody can take any more: the only one of some words may lie beside them as a file. */
export function lostBeside(files: readonly { readonly type: string }[], lost: number, taken: number): number {
  const isOffered = lost === 1 && taken === 0 && files.length === 1 && files[0]?.type.startsWith('image/') === true;
  return isOffered ? 0 : lost;
}

function namesFiles(text: string, files: Clipboard['files']): boolean {
  const names = new Set(files.map(({ name }) => name));
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return lines.every(
    (line) => /^(?:file|https?|blob|data):\S+$/i.test(line) || names.has(line.split(/[\\/]/).at(-1) ?? ''),
  );
}
