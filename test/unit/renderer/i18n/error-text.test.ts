import { describe, expect, test } from 'vitest';
import { issueText } from '../../../../renderer/i18n/issue-text.ts';
import { englishWords } from '../../../../renderer/i18n/sentences/english-words.ts';
import { errorText } from '../../../../renderer/i18n/sentences/error-text.ts';
import { type Reason, reasons } from '../../../../shared/bridge/reasons.ts';
import type { DeskError } from '../../../../shared/bridge/result.ts';
import { text } from './english.ts';

const all = Object.keys(reasons) as Reason[];

function errorWith(reason: Reason, names: readonly string[] = reasons[reason]): DeskError {
  return { code: 'refused', reason, details: Object.fromEntries(names.map((name, index) => [name, 40 + index])) };
}

describe('the sentence of an error', () => {
  test('B50: is that of its reason, with the details filled in', () => {
    const error = { code: 'refused', reason: 'topic.retired', details: { name: 'VPN' } } as const;
    expect(errorText(text, error)).toBe('The help topic “VPN” is archived. Choose another one.');
  });

  test('B51: is there for every reason, names only its details, and all of them', () => {
    expect(all.length).toBeGreaterThan(150);
    for (const reason of all) {
      const sentence = errorText(text, errorWith(reason));
      expect(sentence, reason).toMatch(/^(?:[A-Z“4]|macOS)[^{}]*\.$/);
      for (const [index] of reasons[reason].entries()) expect(sentence, reason).toContain(String(40 + index));
    }
  });

  test('B52: is a general one where a detail is missing that it would name', () => {
    const needy = all.filter((reason) => reasons[reason].length > 0);
    expect(needy.length).toBeGreaterThan(20);
    for (const reason of needy) {
      const general = `This couldn’t be done (refused: ${reason}). Restart Deskside, then try again.`;
      expect(errorText(text, errorWith(reason, []))).toBe(general);
      expect(errorText(text, { code: 'refused', reason })).toBe(general);
      expect(errorText(englishWords, errorWith(reason, []))).toBe(general);
    }
  });

  test('says what a permission allows', () => {
    const error = { code: 'forbidden', reason: 'permission.missing', details: { permission: 'ticket.merge' } } as const;
    expect(errorText(text, error)).toBe(
      'Your role doesn’t allow you to merge tickets here. Ask an administrator or someone in the department.',
    );
  });

  test.each(['not.known', 'toString'])('B52: is a general one where nobody here knows its reason (%s)', (unknown) => {
    const error = { code: 'refused', reason: unknown as Reason } as const;
    expect(errorText(text, error)).toBe(
      `This couldn’t be done (refused: ${unknown}). Restart Deskside, then try again.`,
    );
  });

  test('B53: is the same in a window and at a terminal', () => {
    for (const reason of all) {
      expect(errorText(englishWords, errorWith(reason))).toBe(errorText(text, errorWith(reason)));
    }
    const wait = { reason: 'secret.wait', details: { seconds: 1 } } as const;
    expect(errorText(englishWords, wait)).toContain('Wait 1 second, then');
  });

  test('of a field is that of the reason that its schema gives; one that is filled in stays as it is', () => {
    expect(issueText(text, 'text.required')).toBe('This field is required.');
    expect(issueText(text, 'Enter the full path.')).toBe('Enter the full path.');
    expect(issueText(text, undefined)).toBeUndefined();
  });
});
