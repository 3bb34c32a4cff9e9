import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Somebody ended the terminal's input instead of answering. */
export class NotAnswered extends Error {}

export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Asks at a terminal, line by line; nothing where input or output are no terminal. */
export function askAt({ input, output }: Terminal) {
  if (!input.isTTY || !output.isTTY) return undefined;
  return async (question: string, isHidden?: true): Promise<string> => {
    let isQuiet = false;
    const shown = new Writable({
      write: (chunk: Uint8Array, _encoding, done) => {
        if (!isQuiet) output.write(chunk);
        done();
      },
    });
    const lines = createInterface({ input, output: shown, terminal: true });
    try {
      const ended = new Promise<never>((_answer, refuse) => {
        for (const event of ['SIGINT', 'close'] as const) lines.once(event, () => refuse(new NotAnswered()));
      });
      const answer = lines.question(question);
      isQuiet = isHidden === true;
      return await Promise.race([answer, ended]);
    } finally {
      lines.close();
      if (isHidden) output.write('\n');
    }
  };
}
