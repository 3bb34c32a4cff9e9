import { describe, expect, test } from 'vitest';
import { errorText, issueText } from '../../../../renderer/i18n/problem-text.ts';
import { text } from './english.ts';

describe('the sentence of an error', () => {
  test('is that of its reason, with the details filled in', () => {
    const error = {
      code: 'refused',
      reason: 'topic.retired',
      details: { name: 'VPN' },
      message: 'as main says',
    } as const;
    expect(errorText(text, error)).toBe('The help topic “VPN” is archived. Choose another one.');
  });

  test.each([undefined, 'not.known', 'toString'])('is main’s own where its reason is %s', (reason) => {
    const error = { code: 'refused', message: 'As main says.', ...(reason === undefined ? {} : { reason }) } as const;
    expect(errorText(text, error)).toBe('As main says.');
  });

  test('of a field is that of the key that its schema names, or what the schema says itself', () => {
    expect(issueText(text, 'text.required')).toBe('This field is required.');
    expect(issueText(text, 'Too small')).toBe('Too small');
    expect(issueText(text, undefined)).toBeUndefined();
  });
});
