import type { NodeViewConstructor } from 'prosemirror-view';
import styles from './editor.module.css';
import { pictureId, pictureUrl } from './pictures.ts';

/** The address of a picture by its name in the words; nothing for one that is not there any more. */
export type LoadPicture = (id: string) => Promise<string | undefined>;

/** A picture among the words that are being written. */
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
