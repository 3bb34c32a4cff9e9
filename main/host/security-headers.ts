/** The policy of the app's own page: only its own files, no inline code, no other origin. */
const appPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  'font-src data:',
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  // The editor's library parses pasted HTML into a detached document under this name.
  'trusted-types ProseMirrorClipboard',
].join('; ');

/** The policy of a frame that shows an entry's body: only our style sheet, and no permissions. */
const bodyPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  'font-src data:',
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox',
].join('; ');

const common = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

export const appHeaders: Readonly<Record<string, string>> = { ...common, 'Content-Security-Policy': appPolicy };

export const bodyHeaders: Readonly<Record<string, string>> = { ...common, 'Content-Security-Policy': bodyPolicy };

/** Attachments are always downloaded, never displayed, whatever type they claim. */
export const fileHeaders: Readonly<Record<string, string>> = {
  ...common,
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Content-Type': 'application/octet-stream',
};
