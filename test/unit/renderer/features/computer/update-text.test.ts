import { expect, test } from 'vitest';
import { updateText } from '../../../../../renderer/features/computer/update-text.ts';
import type { UpdateProblem, UpdateState } from '../../../../../shared/bridge/computer.ts';
import { text } from '../../i18n/english.ts';

const times = { moment: (ms: number, nowMs: number) => `${ms} of ${nowMs}` };
const said = (update: UpdateState) => updateText(text, times, 7, update);

test.each<[UpdateState, string]>([
  [
    { kind: 'none', reason: 'updates.none' },
    'This copy of Deskside does not update itself. Get a new version where you got this one.',
  ],
  [{ kind: 'off' }, 'Switched off. This version stays until you get another one.'],
  [{ kind: 'idle' }, 'Not looked for since Deskside was started.'],
  [{ kind: 'checking' }, 'Looking for a new version…'],
  [{ kind: 'current', checkedMs: 5 }, 'This is the newest version. Looked at 5 of 7.'],
  [{ kind: 'fetching', version: '0.2.0', percent: 42 }, 'Fetching version 0.2.0, 42 %'],
  [{ kind: 'ready', version: '0.2.0' }, 'Version 0.2.0 is here and takes over when you restart to update.'],
])('%j reads “%s”', (update, words) => {
  expect(said(update)).toBe(words);
});

test('each way in which a look can fail has a sentence of its own that says what was done', () => {
  const problems: readonly UpdateProblem[] = ['unreachable', 'insecure', 'older', 'damaged'];
  const sentences = problems.map((problem) => said({ kind: 'failed', problem }));
  expect(new Set(sentences).size).toBe(problems.length);
  expect(
    sentences.filter((sentence) => /nothing was (?:fetched|downloaded)|thrown away|tries again/.test(sentence)),
  ).toEqual(sentences);
});
