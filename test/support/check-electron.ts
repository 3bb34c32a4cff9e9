import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronFault } from './electron-support.ts';

/**
 * Whether the Electron of this program still gets security fixes today: `npx tsx test/support/check-electron.ts`. Not
 * among the tests, which have to give the same answer on every day.
 */
const text = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
const { devDependencies } = JSON.parse(text) as { devDependencies: Readonly<Record<string, string>> };
const fault = electronFault(devDependencies.electron ?? '', new Date());
process.stdout.write(`${fault ?? 'Electron is one that gets security fixes'}\n`);
process.exitCode = fault === undefined ? 0 : 1;
