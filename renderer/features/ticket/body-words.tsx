import { createElement, type ReactNode } from 'react';
import type { BodyNode } from '../../../shared/bridge/queries.ts';

/** What somebody wrote, as plain elements made anew from its cleaned tree: no attributes, and links lead nowhere. */
export function BodyWords({ body }: { readonly body: readonly BodyNode[] }) {
  return body.map(element);
}

function element(node: BodyNode, index: number): ReactNode {
  if (typeof node === 'string') return node;
  const children = node.children.map(element);
  return node.tag === 'br' ? <br key={index} /> : createElement(node.tag, { key: index }, ...children);
}
