import { expect, test } from 'vitest';
import { updateText } from '../../../../../renderer/features/computer/update-text.ts';
import type { UpdateProblem, UpdateState } from '../../../../../shared/bridge/computer.ts';
import { text } from '../../i18n/english.ts';

const times = { moment: (ms: number, nowMs: number) => `${ms} of ${nowMs}` };
const said = (update: UpdateState) => updateText(text, times, 7, update);

test.each<[UpdateState, string]>([
  [
    { kind: 'none', reason: 'updates.none' },
    'This copy of Deskside doesn’t update itself. Download a new version from where you got this one.',
  ],
  [{ kind: 'off' }, 'Automatic updates are off. Deskside stays at this version.'],
  [{ kind: 'idle' }, 'Not checked since Deskside started.'],
  [{ kind: 'checking' }, 'Checking for updates…'],
  [{ kind: 'current', checkedMs: 5 }, 'Deskside is up to date. Last checked 5 of 7.'],
  [{ kind: 'fetching', version: '0.2.0', percent: 42 }, 'Downloading version 0.2.0, 42%'],
  [{ kind: 'ready', version: '0.2.0' }, 'Version 0.2.0 is ready. Restart Deskside to update.'],
])('%j reads “%s”', (update, words) => {
  expect(said(update)).toBe(words);
});

test('each way in which a look can fail has a sentence of its own that says what was done', () => {
  const problems: readonly UpdateProblem[] = ['unreachable', 'insecure', 'older', 'damaged'];
  const sentences = problems.map((problem) => said({ kind: 'failed', problem }));
  expect(new Set(sentences).size).toBe(problems.length);
  expect(
    sentences.filter((sentence) => /nothing was downloaded|has been deleted|will try again/.test(sentence)),
  ).toEqual(sentences);
});
