import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { toText } from 'hast-util-to-text';
import type { Body } from '../../shared/domain/body.ts';

/** All that an entry may consist of. Everything else is dropped, with its contents where those are code. */
const schema: Schema = {
  tagNames: ['p', 'br', 'strong', 'em', 'a', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code'],
  attributes: { a: ['href'] },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  strip: [
    'script',
    'style',
    'template',
    'iframe',
    'object',
    'embed',
    'noscript',
    'svg',
    'math',
    'head',
    'title',
    'textarea',
    'select',
  ],
  required: {},
  ancestors: { li: ['ul', 'ol'] },
  allowComments: false,
  allowDoctypes: false,
};

/** HTML as anybody may have written it, read the way a browser reads it, reduced to the fixed list, with its plain text. */
export function sanitise(html: string): Body {
  const tree = sanitize(fromHtml(html, { fragment: true }), schema) as Root; // Safe: a root stays a root.
  return { html: toHtml(tree), text: toText(tree).trim() };
}
