/** What a paste means when the clipboard offers the same content as HTML, text and files. */
export type PasteIntent = 'words' | 'files' | 'words-and-files';

export interface Clipboard {
  /** The text of the HTML on the clipboard; undefined if there is none, or the field does not accept HTML. */
  readonly html: string | undefined;
  readonly text: string;
  readonly files: readonly { readonly name: string }[];
}

/** Pasted or dropped content that was not inserted into the text. */
export interface Left {
  readonly files: readonly File[];
  readonly lostPictures: number;
  /** Pictures that are too large for the text and were attached instead. */
  readonly largePictures: number;
}

export const nothingLeft: Left = { files: [], lostPictures: 0, largePictures: 0 };

/**
 * Office programs add an image of the copied text, so HTML with text means text. For an image copied from a page, the
 * HTML contains nothing else; for copied files, the text contains their names.
 */
export function pasteIntent({ html, text, files }: Clipboard): PasteIntent {
  if (files.length === 0) return 'words';
  const hasWords = html === undefined ? text.trim() !== '' && !namesFiles(text, files) : html.trim() !== '';
  return hasWords ? 'words-and-files' : 'files';
}

/**
 * The number of pictures that are lost for good. The only picture of a text may also be on the clipboard as a file,
 * which can still be attached.
 */
export function countLostPictures(files: readonly { readonly type: string }[], lost: number, taken: number): number {
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
