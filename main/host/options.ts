import { parseArgs } from 'node:util';

/** The command-line options. Both hosts accept the same ones where they apply. */
export interface Options {
  readonly browser: boolean;
  /** Whether to open a window; otherwise only the link is printed. */
  readonly open: boolean;
  readonly desk: string | undefined;
  readonly port: number;
  /** Whether Electron runs in Chromium's sandbox. */
  readonly sandbox: boolean;
  readonly help: boolean;
}

export const helpText = `Deskside, a help desk that runs on this computer.

  npm start                    open Deskside in Electron, or in a browser if Electron isn’t available
  npm start -- --browser       open it in a browser

  --desk DIR     use the desk in this folder; an empty folder becomes a new desk
  --port N       port of the browser host on 127.0.0.1 (default: any free port)
  --no-open      don’t open a window; print the link and keep running
  --no-sandbox   run Electron without its sandbox, on systems that don’t allow it (less secure)
  --help         show this help`;

/** Parses the command line, or returns a sentence about the error. */
export function readOptions(words: readonly string[]): Options | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...words],
      allowNegative: true,
      options: {
        browser: { type: 'boolean', default: false },
        open: { type: 'boolean', default: true },
        desk: { type: 'string' },
        port: { type: 'string', default: '0' },
        sandbox: { type: 'boolean', default: true },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      return { problem: `--port ${values.port}: use a whole number from 1 to 65535.` };
    }
    const { browser, open, desk, sandbox, help } = values;
    return { browser, open, desk, port, sandbox, help };
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : '').split('. ');
    return { problem: `${sentence}. Run npm start -- --help for the options.` };
  }
}
