import { Fragment, type Node, Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { countLostPictures, type Left, nothingLeft, pasteIntent } from '../../forms/clipboard-contents.ts';
import { filesIn } from '../../forms/folders.ts';
import { editorSchema, sliceOfText } from './editor-schema.ts';
import { PasteParser } from './paste-parser.ts';
import { fileOf, isVisiblePicture } from './pasted-picture.ts';
import { type PastedElement, type PastedNode, wordsOf } from './pasted-tree.ts';
import { copiedPicture, isLargePicture, isPicture, type NewPicture, newPicture, pictureId } from './pictures.ts';

export interface PasteHandlers {
  /** Called with files to attach. */
  readonly onFiles: (files: Iterable<File>) => void;
  /** Called with a picture that was inserted into the text. */
  readonly onPicture: (id: string, file: File) => void;
  /** Called with what was not inserted: files beside the text, and pictures that could not be read. */
  readonly onPasted: (left: Left) => void;
  /** Whether the text already contains this picture. */
  readonly hasPicture: (id: string) => boolean;
}

interface Read {
  readonly tree: readonly PastedNode[];
  readonly pictures: NewPicture[];
  readonly files: File[];
  lost: number;
}

/** Turns pasted or dropped content into text, pictures in the text, and attached files. */
export function pastePlugin(handlers: () => PasteHandlers): Plugin {
  // The HTML is parsed before it is decided what was meant, so nothing is added until then.
  let read = nothing();

  function nothing(tree: readonly PastedNode[] = []): Read {
    return { tree, pictures: [], files: [], lost: 0 };
  }

  function pictureOf(image: PastedElement): Node | undefined {
    if (!isVisiblePicture(image)) return undefined;
    const file = fileOf(image);
    if (!file) read.lost += 1;
    else if (!isPicture(file)) read.files.push(file);
    else {
      return pictureFor(newPicture(file, image.attributes.alt ?? ''));
    }
    return undefined;
  }

  function pictureFor(picture: NewPicture): Node {
    read.pictures.push(picture);
    return picture.node;
  }

  /** Text copied from another of our editors may contain pictures; they need files of their own. */
  function withOwnPictures(slice: Slice): Slice {
    const isOwn = (id: string) => handlers().hasPicture(id) || read.pictures.some(({ node }) => pictureId(node) === id);
    const own = (node: Node): Node | undefined => {
      if (node.type !== editorSchema.nodes.picture || isOwn(pictureId(node))) return node;
      const copy = copiedPicture(node);
      if (!copy) read.lost += 1;
      return copy && pictureFor(copy);
    };
    return new Slice(withNodes(slice.content, own), slice.openStart, slice.openEnd);
  }

  function take(view: EditorView, data: DataTransfer | null, at?: number): boolean {
    const { tree, pictures, files: inWords, lost } = read;
    read = nothing();
    const files = filesIn(data);
    const meant = pasteIntent({
      html: tree.length > 0 ? wordsOf(tree) : undefined,
      text: data?.getData('text/plain') ?? '',
      files,
    });
    if (meant === 'files') {
      takeFiles(view, files, at);
      handlers().onPasted({ ...nothingLeft, largePictures: files.filter(isLargePicture).length });
      return true;
    }
    for (const { node, file } of pictures) handlers().onPicture(pictureId(node), file);
    if (inWords.length > 0) handlers().onFiles(inWords);
    handlers().onPasted({
      files,
      lostPictures: countLostPictures(files, lost, pictures.length + inWords.length),
      largePictures: inWords.filter(isLargePicture).length,
    });
    return false;
  }

  function takeFiles(view: EditorView, files: readonly File[], at: number | undefined): void {
    const isCode = view.state.selection.$from.parent.type.spec.code === true;
    const pictures = isCode ? [] : files.filter(isPicture);
    const others = files.filter((file) => !pictures.includes(file));
    if (others.length > 0) handlers().onFiles(others);
    if (pictures.length === 0) return;
    const made = pictures.map((file) => newPicture(file, ''));
    for (const { node, file } of made) handlers().onPicture(pictureId(node), file);
    const content = new Slice(Fragment.from(made.map(({ node }) => node)), 0, 0);
    const { tr } = view.state;
    view.dispatch((at === undefined ? tr.replaceSelection(content) : tr.replace(at, at, content)).scrollIntoView());
  }

  return new Plugin({
    props: {
      clipboardTextParser: sliceOfText,
      clipboardParser: new PasteParser(pictureOf, (tree) => {
        read = nothing(tree);
      }),
      transformPasted: withOwnPictures,
      handlePaste: (view, event) => take(view, event.clipboardData),
      handleDrop: (view, event, _slice, isMoved) =>
        !isMoved && take(view, event.dataTransfer, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos),
    },
  });
}

/** The same content with each leaf replaced by the result of `change`, or removed if that is undefined. */
function withNodes(content: Fragment, change: (leaf: Node) => Node | undefined): Fragment {
  const nodes = content.content.flatMap((node) => {
    if (!node.isLeaf) return [node.copy(withNodes(node.content, change))];
    const changed = change(node);
    return changed ? [changed] : [];
  });
  return Fragment.from(nodes);
}
