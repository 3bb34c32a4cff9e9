import { createElement, Fragment, type ReactNode, useState } from 'react';
import type { BodyNode, BodyPicture } from '../../../shared/bridge/contract/tickets.ts';
import { isBodyTag } from '../../../shared/domain/body-tags.ts';
import { pictureWords } from '../../../shared/domain/picture.ts';

/**
 * The body of an entry as plain elements, built from its sanitized tree: links are inert, and pictures are files of the
 * desk. Of an element that sanitizing would not have left only the words are shown.
 */
export function bodyWords(body: readonly BodyNode[]): ReactNode {
  return body.map(element);
}

function element(node: BodyNode, index: number): ReactNode {
  if (typeof node === 'string') return node;
  if ('url' in node) return <Picture key={index} {...node} />;
  if (node.tag === 'br') return <br key={index} />;
  const children = node.children.map(element);
  return createElement(isBodyTag(node.tag) && node.tag !== 'img' ? node.tag : Fragment, { key: index }, ...children);
}

/** A picture that the desk does not hold is shown by its name, as in the frame. */
function Picture({ url, alt }: BodyPicture) {
  const [isGone, setIsGone] = useState(false);
  return isGone ? pictureWords(alt) : <img src={url} alt={alt} onError={() => setIsGone(true)} />;
}
