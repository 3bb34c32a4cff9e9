import { tokensOf } from '../../../../shared/views/search/folded-words.ts';
import { type Texts, textKinds } from './columns.ts';

/** Stands between two texts, so that no phrase goes from one to the next. It is no letter, so nobody can search for it. */
const gap = '\u{f8ff}';

/** The words of texts as the columns of the index, in their order. */
export function foldedColumns(texts: Texts): string[] {
  return textKinds.map((kind) => texts[kind].map((text) => tokensOf(text).join(' ')).join(` ${gap} `));
}
