import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEmail } from '../../../../shared/domain/email.ts';
import { mailboxIn } from '../../../../shared/domain/mailbox.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { anyText } from '../../../support/arbitrary-text.ts';
import { runs } from '../../../support/runs.ts';

const address = 'paula.post@example.com';
const paula = { name: 'Paula Post', email: address };
const nameless = { name: address, email: address };

describe('a name and an address in one', () => {
  test.each([
    [`Paula Post <${address}>`, paula],
    [`Paula Post<${address}>;`, paula],
    [` "Paula Post"  <${address}> ,`, paula],
    [`'Paula Post' <${address}>`, paula],
    [`"Post, Paula" <${address}>`, { name: 'Post, Paula', email: address }],
    [`"Paula \\"Pip\\" Post" <${address}>`, { name: 'Paula "Pip" Post', email: address }],
    [`Post, Paula <${address}>`, { name: 'Post, Paula', email: address }],
    [`${address} (Paula Post)`, paula],
    [`<${address}>`, nameless],
    [`mailto:${address}`, nameless],
    [`MAILTO:${address}?subject=Help`, nameless],
    [`Paula Post <mailto:${address}>`, paula],
    [`Paula Post [mailto:${address}]`, paula],
    [`"${address}" <${address}>`, nameless],
    [`Paula Post\t${address}\t`, paula],
    [`Paula Post; ${address};`, paula],
    [`Paula Post,${address}`, paula],
    [`${address}, Paula Post`, paula],
    [`Paula Post: ${address}`, paula],
    [`\u202aPaula Post <${address}>\u202c\ufeff`, paula],
    [`${address};`, nameless],
    [`Paula ${address} Post <${address}>`, paula],
    [`(${address}) <${address}>`, nameless],
    [`${address} (${address} Paula Post)`, paula],
    [address, nameless],
  ])('T69: %j is taken apart', (typed, mailbox) => {
    expect(mailboxIn(typed)).toEqual(mailbox);
  });

  test.each([
    '',
    'Paula Post',
    'Paula @ Work',
    'Paula <paula>',
    `Paula <${address}> and Ken`,
    `Paula <${address}>, Ken <ken@example.com>`,
    `${address}; ken@example.com`,
    `ken@example.com <${address}>`,
    `Paula ${address} Post`,
    `${'x'.repeat(1_000)} <${address}>`,
  ])('T69: %j is no mailbox', (typed) => {
    expect(mailboxIn(typed)).toBeUndefined();
  });

  test(`T69: whatever is typed, what is found is one address and a name, and found again (SEED=${seed})`, () => {
    const piece = fc.oneof(
      anyText,
      fc.constantFrom('<', '>', '"', '(', ')', ';', ',', ' ', 'mailto:', address, 'b@c.example'),
    );
    const property = fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const found = mailboxIn(pieces.join(''));
      if (!found) return;
      expect(isEmail(found.email)).toBe(true);
      expect(found.name).not.toBe('');
      expect(mailboxIn(found.email)).toEqual({ name: found.email, email: found.email });
    });
    fc.assert(property, runs(400));
  });

  test(`T69: as a mail program writes any name, it is that name (SEED=${seed})`, () => {
    const name = fc.stringMatching(/^[A-Za-zÀ-ÿ](?:[A-Za-zÀ-ÿ’',. "\\-]{0,30}[A-Za-zÀ-ÿ.])?$/);
    const property = fc.property(name, (plain) => {
      fc.pre(!/\s\s/.test(plain));
      const written = `"${plain.replace(/[\\"]/g, String.raw`\$&`)}" <${address}>`;
      expect(mailboxIn(written)).toEqual({ name: plain, email: address });
    });
    fc.assert(property, runs(200));
  });
});
