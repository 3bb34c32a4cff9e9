import type { NodeViewConstructor } from 'prosemirror-view';
import styles from './editor.module.css';
import { pictureId, pictureUrl } from './pictures.ts';

/** Loads the address of a picture by its id; undefined if it no longer exists. */
export type LoadPicture = (id: string) => Promise<string | undefined>;

/** The node view of a picture in the editor. */
export function pictureView(load: LoadPicture): NodeViewConstructor {
  return (node) => {
    const dom = document.createElement('img');
    const id = pictureId(node);
    dom.className = styles.picture ?? '';
    dom.alt = String(node.attrs.alt);
    const url = pictureUrl(id);
    if (url !== undefined) dom.src = url;
    else
      void load(id).then((later) => {
        if (later !== undefined) dom.src = later;
      });
    return { dom };
  };
}
