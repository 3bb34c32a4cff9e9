import type { Node } from 'prosemirror-model';
import { altOf, largestPicture, pictureTypes } from '../../../shared/domain/picture.ts';
import { editorSchema } from './editor-schema.ts';

/** A pasted or dropped picture: its node and its file. */
export interface NewPicture {
  readonly node: Node;
  readonly file: File;
}

/** Pictures added in this window, so that they can be shown before and after their upload. */
const known = new Map<string, { readonly file: File; readonly url: string }>();

/** Whether a file can be shown in the text. Others are only attached. */
export function isPicture({ type, size }: Pick<File, 'type' | 'size'>): boolean {
  return pictureTypes.some((shown) => shown === type) && size > 0 && size <= largestPicture;
}

/** Whether a file could be shown in the text if it were smaller. */
export function isLargePicture({ type, size }: Pick<File, 'type' | 'size'>): boolean {
  return pictureTypes.some((shown) => shown === type) && size > largestPicture;
}

export function newPicture(file: File, alt: string): NewPicture {
  const id = crypto.randomUUID();
  known.set(id, { file, url: URL.createObjectURL(file) });
  return { file, node: editorSchema.nodes.picture.create({ id, alt: altOf(alt) || altOf(file.name) }) };
}

export function pictureId(node: Node): string {
  return String(node.attrs.id);
}

/** The address of a picture added in this window; undefined for others. */
export function pictureUrl(id: string): string | undefined {
  return known.get(id)?.url;
}

/** A copy of a picture for another text, to be uploaded again. */
export function copiedPicture(node: Node): NewPicture | undefined {
  const picture = known.get(pictureId(node));
  return picture && newPicture(picture.file, String(node.attrs.alt));
}

/** The ids of all pictures in a document. */
export function picturesIn(doc: Node): ReadonlySet<string> {
  const ids = new Set<string>();
  doc.descendants((node) => {
    if (node.type === editorSchema.nodes.picture) ids.add(pictureId(node));
  });
  return ids;
}
