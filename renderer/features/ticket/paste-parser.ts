import { DOMParser, Fragment, type ParseOptions, Slice } from 'prosemirror-model';
import { editorSchema } from './editor-schema.ts';
import { type PictureOf, pastedBlocks } from './pasted-blocks.ts';
import { treeOf } from './pasted-tree.ts';

/** Reads HTML from the clipboard; what an editor of ours put there is read back exactly as it was. */
export class PasteParser extends DOMParser {
  private readonly pictureOf: PictureOf;

  constructor(pictureOf: PictureOf) {
    super(editorSchema, DOMParser.fromSchema(editorSchema).rules);
    this.pictureOf = pictureOf;
  }

  override parseSlice(dom: Node, options?: ParseOptions): Slice {
    if (!(dom instanceof Element) || dom.querySelector('[data-pm-slice]')) return super.parseSlice(dom, options);
    return new Slice(Fragment.from(pastedBlocks(treeOf(dom), this.pictureOf)), 0, 0);
  }
}
