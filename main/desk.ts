import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { englishWords } from '../renderer/i18n/sentences/english-words.ts';
import { errorText } from '../renderer/i18n/sentences/error-text.ts';
import type { DeskError } from '../shared/bridge/result.ts';
import { notedHighWaterMarks } from './desk/device-note.ts';
import { resetSecrets } from './desk/reset-secrets.ts';
import { printedLine } from './inspect/printed-line.ts';
import { readWithWarnings } from './inspect/read-with-warnings.ts';
import { showTickets } from './inspect/show.ts';
import { verifyDesk } from './inspect/verify.ts';
import { askAt, NotAnswered } from './platform/ask-terminal.ts';
import { systemClock } from './platform/clock.ts';
import { dataFolder } from './platform/data-folder.ts';
import { nodeDisk } from './platform/node-disk.ts';
import { processStart } from './platform/process-identity.ts';
import { randomId, randomPassphrase, randomSecret } from './platform/random-ids.ts';
import { noSecretBox } from './platform/secret-box.ts';
import { createTimeLimitedDisk } from './platform/time-limited-disk.ts';

const help = `Reads a desk folder without opening the desk. Only reset-secrets changes anything.

  npm run desk -- show DIR             list the tickets
  npm run desk -- show DIR NUMBER      show the history of one ticket
  npm run desk -- verify DIR           check every checksum, chain, and attachment
  npm run desk -- reset-secrets DIR    give an administrator a new passphrase when nobody can sign in;
                                       --yes skips the confirmation, --administrator NAME chooses who`;

const print = (line: string) => void process.stdout.write(`${printedLine(line)}\n`);

const explain = (error: Pick<DeskError, 'reason' | 'details'>) => errorText(englishWords, error);

/** Our own text, whose line breaks are kept. */
function printHelp(): void {
  for (const line of help.split('\n')) print(line);
}

async function main(words: readonly string[]): Promise<number> {
  const [command, folder, number] = words;
  if (folder !== undefined && (command === 'show' || command === 'verify')) {
    const desk = resolve(folder);
    const here = dataFolder(process.platform, process.env);
    return readWithWarnings(nodeDisk, desk, print, async () => {
      const noted = await notedHighWaterMarks({ disk: nodeDisk, dataFolder: here, folder: desk });
      return command === 'show'
        ? showTickets(nodeDisk, desk, number, print, noted)
        : verifyDesk(nodeDisk, desk, print, noted);
    });
  }
  if (command === 'reset-secrets') return reset(words.slice(1));
  printHelp();
  return command === undefined || command === '--help' ? 0 : 1;
}

async function reset(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { yes: { type: 'boolean', default: false }, administrator: { type: 'string' } },
  });
  const [folder] = positionals;
  if (folder === undefined) {
    printHelp();
    return 1;
  }
  const disk = createTimeLimitedDisk(nodeDisk);
  const started = (await processStart(process.pid)) ?? '';
  const location = {
    disk,
    folder: resolve(folder),
    dataFolder: dataFolder(process.platform, process.env),
    newId: randomId,
    newSecret: randomSecret,
    onFault: () => undefined, // Damage in secrets.json does not matter here; the app reports other damage.
  };
  const live = {
    location,
    identity: { pid: process.pid, started, host: hostname(), token: randomSecret(), startOf: processStart },
    clock: systemClock,
    deskClock: systemClock,
    salt: () => randomId(22),
    secretBox: noSecretBox,
    onError: (error: unknown) => {
      throw error;
    },
  };
  try {
    const { yes: isAgreed, administrator } = values;
    return await resetSecrets(
      { live, print, explain, ask: askAt({ input: process.stdin, output: process.stdout }), randomPassphrase },
      { isAgreed, administrator },
    );
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    print('Nothing was changed.');
    return 1;
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const sentence = error instanceof Error ? error.message : 'The desk couldn’t be read';
    process.stderr.write(`${printedLine(sentence)}\n`);
    process.exit(1);
  },
);
