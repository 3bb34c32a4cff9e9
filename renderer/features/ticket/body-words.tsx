import { createElement, type ReactNode, useState } from 'react';
import type { BodyNode, BodyPicture } from '../../../shared/bridge/contract/tickets.ts';
import { pictureWords } from '../../../shared/domain/picture.ts';

/** What somebody wrote, as plain elements made anew from its cleaned tree: links lead nowhere, pictures are files of ours. */
export function BodyWords({ body }: { readonly body: readonly BodyNode[] }) {
  return body.map(element);
}

function element(node: BodyNode, index: number): ReactNode {
  if (typeof node === 'string') return node;
  if ('url' in node) return <Picture key={index} {...node} />;
  const children = node.children.map(element);
  return node.tag === 'br' ? <br key={index} /> : createElement(node.tag, { key: index }, ...children);
}

/** One that this desk does not hold is named, as in its frame. */
function Picture({ url, alt }: BodyPicture) {
  const [isGone, setIsGone] = useState(false);
  return isGone ? pictureWords(alt) : <img src={url} alt={alt} onError={() => setIsGone(true)} />;
}
