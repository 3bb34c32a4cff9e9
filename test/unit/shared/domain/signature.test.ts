import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEmail } from '../../../../shared/domain/email.ts';
import { signatureIn } from '../../../../shared/domain/signature.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { anyText } from '../../../support/arbitrary-text.ts';
import { runs } from '../../../support/runs.ts';

const address = 'paula.post@example.com';
const number = '+1 555 0100';
const paula = { name: 'Paula Post', email: address, phone: number };

describe('several lines or cells', () => {
  test.each([
    [`Paula Post\n${address}\nTel. ${number}`, paula],
    [`Paula Post\r\n${address}\r\nTel. ${number}\r\n`, paula],
    [`Paula Post\t${address}\t${number}`, paula],
    [`${number}\t${address}\tPaula Post`, paula],
    [`Paula\tPost\t${address}\t${number}`, paula],
    [`Name: Paula Post\nE-mail: ${address}\nPhone: ${number}`, paula],
    [`Paula Post\nE ${address}\nT: ${number}`, paula],
    [`Paula Post\n<${address}>\nMobile phone ${number}`, paula],
    [`Paula Post <${address}>\ntel:${number}`, paula],
    [`-- \nPaula Post\n${address} | M ${number}`, paula],
    [`Paula Post | ${address} | ${number}`, paula],
    [`Paula Post\n${address}, Tel. ${number}`, paula],
    [`Paula Post\nEmail:\t${address}\nPhone number\t${number}`, paula],
    [`Paula Post\nPhone:\n${number}\nEmail:\n${address}`, paula],
    [`Paula Post\u2028${address}\u2028${number}`, paula],
    [`Paula Post\n${address}\n${address.toUpperCase()}\nT ${number}\nTel +1 (555) 0100`, paula],
    [`Paula Post\nTel. ${number}`, { ...paula, email: '' }],
    [`Paula Post\n${address}`, { ...paula, phone: '' }],
    [`Paula Post\n${address}\nTel. 4711`, { ...paula, phone: '4711' }],
    [`Paula Post\n${address}\n(020) 7946-0958 ext. 12`, { ...paula, phone: '(020) 7946-0958 ext. 12' }],
    [`${address}\n${number}`, { ...paula, name: address }],
    [`Tel. ${number}\nMobile 0171 5550100\nPaula Post`, { ...paula, email: '', phone: `${number}, 0171 5550100` }],
  ])('T70: of %j are %j', (typed, signature) => {
    expect(signatureIn(typed)).toEqual(signature);
  });

  test.each([
    [`Best regards,\nPaula Post\nSales\n${address}`, 'Best regards, Paula Post, Sales'],
    [`Paula Post\n${address}\n4711`, 'Paula Post, 4711'],
    [`Paula Post\n${address}\n2036-05-01`, 'Paula Post, 2036-05-01'],
    [`Paula Post\n${address}\n01.05.2036`, 'Paula Post, 01.05.2036'],
    [`Paula Post\n${address}\n192.168.100.10`, 'Paula Post, 192.168.100.10'],
    [`Paula Post\n${address}\n90210-1234`, 'Paula Post, 90210-1234'],
    [`Paula Post\t${address}\t100234567`, 'Paula Post 100234567'],
    [`Paula Post\n${address}\nFax +1 555 0199`, 'Paula Post, Fax +1 555 0199'],
    [`Paula Post\nTel. ${number}\n${address}\nken@example.com`, `Paula Post, ${address}, ken@example.com`],
    [`Post, Paula\n${address}`, 'Post, Paula'],
    [`E Post\n${address}`, 'E Post'],
    [`T. Post\n${address}`, 'T. Post'],
  ])('T70: what %j does not say clearly stays in the name', (typed, name) => {
    expect(signatureIn(typed)?.name).toBe(name);
  });

  test.each([
    '',
    'Paula Post',
    'Paula\nPost',
    `Paula Post <${address}>`,
    `Paula Post ${address}`,
    `Tel. ${number}\n${number}`,
    'Paula\tken@example.com\nPaula\tpaula@example.com',
    `${'x'.repeat(600)}\n${address}`,
  ])('T70: %j is no signature', (typed) => {
    expect(signatureIn(typed)).toBeUndefined();
  });

  test(`T70: in whichever order and with whichever labels they stand, it is them (SEED=${seed})`, () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{3,10} [A-Z][a-z]{3,10}$/);
    const phone = fc.stringMatching(/^\+[1-9]\d? \d{3} \d{4,6}$/);
    const mailed = fc.constantFrom('', 'E-mail: ', 'Email ', 'Mail: ', 'E: ', 'mailto:');
    const called = fc.constantFrom('', 'Tel. ', 'Phone: ', 'T: ', 'M ', 'Mobile ', 'tel:');
    const end = fc.constantFrom('\n', '\r\n', '\t', '\n\n', ' | ');
    const all = fc.record({
      name,
      phone,
      mailed,
      called,
      end,
      order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    });
    const property = fc.property(all, (one) => {
      const lines = [one.name, one.mailed + address, one.called + one.phone];
      expect(signatureIn(one.order.map((at) => lines[at]).join(one.end))).toEqual({
        name: one.name,
        email: address,
        phone: one.phone,
      });
    });
    fc.assert(property, runs(200));
  });

  test(`T70: no digit of pasted text is lost (SEED=${seed})`, () => {
    const piece = fc.oneof(
      anyText,
      fc.stringMatching(/^[A-Za-z0-9 ()+.,;<>@-]{0,12}$/),
      fc.constantFrom('\n', '\t', ' | ', 'Tel. ', 'E-mail: ', address, 'b@c.example', number, '4711'),
    );
    const property = fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const typed = pieces.join('');
      const found = signatureIn(typed);
      if (!found) return;
      expect(found.email === '' || isEmail(found.email)).toBe(true);
      expect(found.name).not.toBe('');
      const kept = `${found.name} ${found.email} ${found.phone}`;
      for (const digits of typed.match(/[0-9]+/g) ?? []) expect(kept).toContain(digits);
    });
    fc.assert(property, runs(400));
  });
});
