import { parseArgs } from 'node:util';

/** What is to be proved. */
export type Target =
  | { readonly kind: 'packed' | 'unpackaged' | 'browser' }
  | { readonly kind: 'help' }
  | { readonly kind: 'program'; readonly path: string };

export const helpText = `Proves a Deskside that is driven from outside, in folders of its own.

  npm run prove                         the packed program for this system, in out/
  npm run prove -- --program FILE       a packed program elsewhere: an installed one, an AppImage
  npm run prove -- --unpackaged         the sources, in the Electron of node_modules
  npm run prove -- --browser            the browser host, in an installed browser

  --help         print this`;

/** Reads the command line, or says in one sentence what is wrong with it. */
export function readTarget(words: readonly string[]): Target | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        program: { type: 'string' },
        unpackaged: { type: 'boolean' },
        browser: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return { kind: 'help' };
    const named = Object.keys(values);
    if (named.length > 1) return { problem: `Choose one of --${named.join(' and --')}.` };
    if (values.program !== undefined) return { kind: 'program', path: values.program };
    return { kind: values.unpackaged ? 'unpackaged' : values.browser ? 'browser' : 'packed' };
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : '').split('. ');
    return { problem: `${sentence}. npm run prove -- --help lists the options.` };
  }
}
