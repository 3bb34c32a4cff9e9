import { type PastedNode, wordsOf } from './pasted-tree.ts';

/** What somebody meant by what lies on the clipboard, where several programs read it in several ways. */
export type Meant = 'words' | 'files' | 'words-and-files';

export interface Clipboard {
  readonly html: readonly PastedNode[];
  readonly text: string;
  readonly files: readonly { readonly name: string }[];
}

/**
 * Office programs put a picture of the words beside the words, and then the words are meant. Where a picture was copied
 * from a page, the HTML holds just that; where files were, the text holds their names.
 */
export function meantBy({ html, text, files }: Clipboard): Meant {
  if (files.length === 0) return 'words';
  const hasWords = html.length > 0 ? wordsOf(html).trim() !== '' : text.trim() !== '' && !namesFiles(text, files);
  return hasWords ? 'words-and-files' : 'files';
}

function namesFiles(text: string, files: Clipboard['files']): boolean {
  const names = new Set(files.map(({ name }) => name));
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return lines.every(
    (line) => /^(?:file|https?|blob|data):\S+$/i.test(line) || names.has(line.split(/[\\/]/).at(-1) ?? ''),
  );
}
