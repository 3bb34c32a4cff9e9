import * as z from 'zod';
import { paragraphsOf } from './body-lines.ts';
import { idSchema } from './id.ts';

/**
 * The content of an entry: sanitized HTML of a fixed list of tags, and the same as plain text for search and export.
 */
export const bodySchema = z.strictObject({ html: z.string(), text: z.string() });

export type Body = z.infer<typeof bodySchema>;

/** A file of an entry. `hash` is the SHA-256 of its bytes in hex, under which it is stored. */
export const attachmentSchema = z.strictObject({
  name: z.string(),
  size: z.int().min(0),
  type: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

export type Attachment = z.infer<typeof attachmentSchema>;

/** Operations name a file by its upload id, never by its hash. */
/** The most files of one entry. */
export const mostFiles = 20;

export const stagedFiles = z.array(idSchema).max(mostFiles, 'attachments.too-many');

/** The most characters of an entry's plain text. */
export const longestBody = 100_000;

/** Four times the text leaves room for tags and escaped characters. */
export const longestHtml = 4 * longestBody;

/** HTML as an editor sends it. */
export const bodyHtml = z.string().max(longestHtml, 'body.too-long');

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** Trims empty lines around a text and blanks after it; the indentation of its first line stays. */
export function tidyText(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}

/** Converts plain text to a body: an empty line ends a paragraph, and line breaks are kept. */
export function bodyOfText(text: string): Body {
  const tidied = tidyText(text.replace(/\r\n?/g, '\n').replace(/^[ \t]+$/gm, ''));
  const html = paragraphsOf(tidied)
    .map(
      (lines) =>
        `<p>${escapeHtml(lines.join('\n')).replaceAll('\n', '<br>')}${lines.length > 1 && lines.at(-1) === '' ? '<br>' : ''}</p>`,
    )
    .join('');
  return { html, text: tidied };
}
