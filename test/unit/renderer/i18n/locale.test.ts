import { describe, expect, test } from 'vitest';
import { englishWords } from '../../../../renderer/i18n/sentences/english-words.ts';
import { textIn } from './english.ts';

const lost = { changes: 1, timeMs: Date.UTC(2026, 10, 16, 12), device: 'dev', code: '' };

describe('texts on a system in another language', () => {
  test.each(['ja', 'fr', 'pl', 'ar'])('have English plurals (%s)', (locale) => {
    const text = textIn(locale);
    expect([0, 1, 2, 5].map((count) => text('nav.count', { count }).replace(/^\S+ /, ''))).toEqual([
      'tickets',
      'ticket',
      'tickets',
      'tickets',
    ]);
    expect(englishWords('secret.wait', { seconds: 1 }, locale)).toMatch(
      /^Wrong PIN .* Wait \S+ second, then try again\.$/,
    );
  });

  test('have the system’s dates and hours, in a window and at a terminal', () => {
    expect(englishWords('finding.lost-end', lost, 'de')).toMatch(/at least 1 change, from 1\d\. Nov\. 2026, \d\d:00\./);
    expect(textIn('de')('finding.lost-end', lost)).toMatch(/at least 1 change, from 1\d\. Nov\. 2026, \d\d:00\./);
    expect(englishWords('finding.lost-end', lost, 'en-US')).toMatch(/from Nov 1\d, 2026, \d+:00.[AP]M\./);
  });
});
