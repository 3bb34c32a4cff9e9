import { DOMParser, Fragment, type ParseOptions, Slice } from 'prosemirror-model';
import { editorSchema } from './editor-schema.ts';
import { type PictureOf, pastedBlocks } from './pasted-blocks.ts';
import { type PastedNode, treeOf } from './pasted-tree.ts';

/** Parses HTML from the clipboard. Content from one of our own editors is parsed without any conversion. */
export class PasteParser extends DOMParser {
  private readonly pictureOf: PictureOf;
  private readonly begin: (tree: readonly PastedNode[]) => void;

  /** `begin` is called with the parsed tree of each paste, before it is converted. */
  constructor(pictureOf: PictureOf, begin: (tree: readonly PastedNode[]) => void) {
    super(editorSchema, DOMParser.fromSchema(editorSchema).rules);
    this.pictureOf = pictureOf;
    this.begin = begin;
  }

  override parseSlice(dom: Node, options?: ParseOptions): Slice {
    if (!(dom instanceof Element)) return super.parseSlice(dom, options);
    const tree = treeOf(dom);
    this.begin(tree);
    if (dom.querySelector('[data-pm-slice]')) return super.parseSlice(dom, options);
    return new Slice(Fragment.from(pastedBlocks(tree, this.pictureOf)), 0, 0);
  }
}
