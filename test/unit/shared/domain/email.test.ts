import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emailKey, optionalEmail } from '../../../../shared/domain/email.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { anyText } from '../../../support/arbitrary-text.ts';
import { runs } from '../../../support/runs.ts';

function kept(text: string): string {
  const parsed = optionalEmail.safeParse(text);
  return parsed.success ? `kept ${parsed.data}` : (parsed.error.issues[0]?.message ?? '');
}

describe(`an e-mail address (SEED=${seed})`, () => {
  test.each([
    ['', 'kept '],
    ['   ', 'kept '],
    ['ken@example.com', 'kept ken@example.com'],
    [' ken@example.com\n', 'kept ken@example.com'],
    ['Ken.Wheeler+desk@mail.example.co.uk', 'kept Ken.Wheeler+desk@mail.example.co.uk'],
    ['ken@xn--bcher-kva.example', 'kept ken@xn--bcher-kva.example'],
    ['ken@bücher.example', 'kept ken@bücher.example'],
    ['ken@\u0435xample.com', 'kept ken@\u0435xample.com'],
    ['k@x.y\u0000', 'kept k@x.y'],
    ['k\u200b@x.y', 'kept k@x.y'],
    ['k@x\u202e.y', 'kept k@x.y'],
    ['k\u00ad@x.y', 'kept k@x.y'],
    ['\u202ak@x.y\u202c', 'kept k@x.y'],
    ['\ufeff k@x.y \u200b', 'kept k@x.y'],
  ])('X20: %j is %s', (text, expected) => {
    expect(kept(text)).toBe(expected);
  });

  test.each([
    'ken',
    'a@b',
    '@example.com',
    'ken@',
    'ken@.com',
    'ken@example.',
    'ken@example..com',
    'a b@c.d',
    '"x y"@c.d',
    '<script>@x.y',
    'Ken <ken@example.com>',
    'a@x.y,b@x.y',
    'a@x.y;b@x.y',
    'a@b@c.d',
    'k@x.y\r\nBcc: all@x.y',
    'k@x.\ud800y',
    'mailto:ken@example.com',
  ])('X21: %j is refused', (text) => {
    expect(kept(text)).toBe('email.malformed');
  });

  test('X21: a megabyte is refused at once', () => {
    expect(kept(`${'x'.repeat(1_000_000)}@example.com`)).toBe('text.too-long');
    expect(kept(`${'a.'.repeat(120)}@${'b.'.repeat(3)}com`)).toBe(
      'kept '.concat(`${'a.'.repeat(120)}@${'b.'.repeat(3)}com`),
    );
  });

  test('X22: what is kept is one address on one line, and is kept again as it is', () => {
    const odd = fc
      .tuple(anyText, fc.constantFrom('@', 'a@', 'a@b'), anyText, fc.constantFrom('.c', ''))
      .map((parts) => parts.join(''));
    const property = fc.property(odd, (text) => {
      const parsed = optionalEmail.safeParse(text);
      if (!parsed.success || parsed.data === '') return;
      expect(parsed.data).toMatch(/^[^\s@]+@[^\s@]+\.[^\s@]+$/);
      expect(parsed.data).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2800\u3164]/u);
      expect(kept(parsed.data)).toBe(`kept ${parsed.data}`);
    });
    fc.assert(property, runs(400));
  });

  test('X23: two spellings of one address have one key', () => {
    expect(emailKey('KEN@Example.com')).toBe(emailKey('ken@example.COM'));
    expect(emailKey('zoe\u0308@x.y')).toBe(emailKey('zo\u00eb@x.y'));
    expect(emailKey('zoe@x.y')).not.toBe(emailKey('zo\u00eb@x.y'));
    expect(emailKey('ken@\u0435xample.com')).not.toBe(emailKey('ken@example.com'));
  });
});
