import { parseArgs } from 'node:util';

/** What can be said on the command line. Both hosts understand the same words where they make sense. */
export interface Options {
  readonly browser: boolean;
  /** Whether to open a window; otherwise only the link is printed. */
  readonly open: boolean;
  readonly desk: string | undefined;
  readonly port: number;
  readonly help: boolean;
}

export const helpText = `Deskside, a help desk that runs on this computer.

  npm start                    open Deskside: in Electron, or in a browser window where Electron cannot be had
  npm start -- --browser       open it in a browser window

  --desk DIR     the desk's folder; a new one is set up there if it is empty
  --port N       the port of the browser host on 127.0.0.1 (default: any free one)
  --no-open      open no window; print the link and serve
  --help         print this`;

/** Reads the command line, or says in one sentence what is wrong with it. */
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
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      return { problem: `--port ${values.port}: a port is a whole number from 1 to 65535.` };
    }
    return { browser: values.browser, open: values.open, desk: values.desk, port, help: values.help };
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : '').split('. ');
    return { problem: `${sentence}. npm start -- --help tells the options.` };
  }
}
