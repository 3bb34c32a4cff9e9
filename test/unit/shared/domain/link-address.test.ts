import { describe, expect, test } from 'vitest';
import { safeHref } from '../../../../shared/domain/link-address.ts';

describe('the address of a link', () => {
  test.each([
    ['https://osticket.com@evil.example/', 'https://evil.example/'],
    ['https://user:secret@a.example/x?y#z', 'https://a.example/x?y#z'],
    ['https:evil.example', 'https://evil.example/'],
    [' \u0001https://a.example/\n', 'https://a.example/'],
    ['https://\u043esticket.com/', 'https://xn--sticket-8ig.com/'],
    ['HTTP://A.EXAMPLE', 'http://a.example/'],
    [
      'mailto:ken@a.example?bcc=all@a.example&subject=Hi%20there&attach=/etc/passwd',
      'mailto:ken@a.example?subject=Hi%20there',
    ],
    ['mailto:ken@a.example?cc=x@y.z', 'mailto:ken@a.example'],
    ['tel:+1-202-555-0175', 'tel:+1-202-555-0175'],
    [`https://a.example/${'a'.repeat(3_000)}`, undefined],
    ['/bridge/call', undefined],
    ['//evil.example/', undefined],
    ['#top', undefined],
    ['javascript:alert(1)', undefined],
    ['java\tscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['file:///etc/passwd', undefined],
    ['app://deskside/', undefined],
    ['http://', undefined],
    ['', undefined],
    ['mailto:', undefined],
    ['tel:', undefined],
  ])('%j becomes %j', (address, href) => {
    expect(safeHref(address)).toBe(href);
    if (href !== undefined) expect(safeHref(href)).toBe(href);
  });
});
