import type { Nodes, Root } from 'hast';
import { tidyText } from '../../shared/domain/body.ts';
import { pictureWords } from '../../shared/domain/picture.ts';

/** Characters that change the direction of text around them; plain text cannot contain their effect. */
const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A sanitized body as plain text: an empty line between paragraphs, and white space unchanged. */
export function textOf(tree: Root): string {
  let text = '';
  let breaks = 0;

  function endLine(count: number): void {
    if (text !== '') breaks = Math.max(breaks, count);
  }

  function write(words: string): void {
    text += '\n'.repeat(breaks) + words;
    breaks = 0;
  }

  function read(node: Nodes, isLast: boolean): void {
    if (node.type === 'text') write(node.value.replace(directionMarks, ''));
    if (node.type !== 'element' && node.type !== 'root') return;
    const isElement = node.type === 'element';
    // The last line break of a paragraph ends its line; it does not begin another one.
    if (isElement && node.tagName === 'br') write(isLast ? '' : '\n');
    if (isElement && node.tagName === 'img') write(pictureWords(String(node.properties.alt ?? '')));
    const count = isElement ? (breaksAround[node.tagName] ?? 0) : 0;
    endLine(count);
    for (const [index, child] of node.children.entries()) read(child, index === node.children.length - 1);
    endLine(count);
  }

  read(tree, false);
  return tidyText(text);
}

const breaksAround: Readonly<Record<string, number>> = { p: 2, blockquote: 1, ul: 1, ol: 1, li: 1, pre: 1 };
