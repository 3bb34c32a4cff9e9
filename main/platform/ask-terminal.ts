import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** The terminal's input ended before an answer. */
export class NotAnswered extends Error {}

export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Asks questions at a terminal; undefined if input or output is not a terminal. */
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
