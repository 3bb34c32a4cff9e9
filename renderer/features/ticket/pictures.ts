import type { Node } from 'prosemirror-model';
import { altOf, largestPicture, pictureTypes } from '../../../shared/domain/picture.ts';
import { editorSchema } from './editor-schema.ts';

/** A picture that was pasted or dropped: its place in the words, and the file that goes with them. */
export interface NewPicture {
  readonly node: Node;
  readonly file: File;
}

/** The pictures that came into the words of this window, for showing them before and after they are read. */
const known = new Map<string, { readonly file: File; readonly url: string }>();

/** Whether a file can be shown in its place among the words; others only go with them. */
export function isPicture({ type, size }: Pick<File, 'type' | 'size'>): boolean {
  return pictureTypes.some((shown) => shown === type) && size > 0 && size <= largestPicture;
}

export function newPicture(file: File, alt: string): NewPicture {
  const id = crypto.randomUUID();
  known.set(id, { file, url: URL.createObjectURL(file) });
  return { file, node: editorSchema.nodes.picture.create({ id, alt: altOf(alt) || altOf(file.name) }) };
}

export function pictureId(node: Node): string {
  return String(node.attrs.id);
}

/** The address of a picture in this window; nothing for one that an earlier window took. */
export function pictureUrl(id: string): string | undefined {
  return known.get(id)?.url;
}

/** The same picture for other words, whose file it has to become anew. */
export function copiedPicture(node: Node): NewPicture | undefined {
  const picture = known.get(pictureId(node));
  return picture && newPicture(picture.file, String(node.attrs.alt));
}

/** The names of the pictures in some words. */
export function picturesIn(doc: Node): ReadonlySet<string> {
  const ids = new Set<string>();
  doc.descendants((node) => {
    if (node.type === editorSchema.nodes.picture) ids.add(pictureId(node));
  });
  return ids;
}
