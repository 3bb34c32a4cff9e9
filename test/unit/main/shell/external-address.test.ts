import { describe, expect, test } from 'vitest';
import { externalAddress } from '../../../../main/shell/external-address.ts';

describe('an address that leads outside', () => {
  test.each([
    ['https://example.com', 'https://example.com/'],
    ['HTTP://EXAMPLE.com:8080/a b?c=d#e', 'http://example.com:8080/a%20b?c=d#e'],
    ['https://еxample.com/', 'https://xn--xample-2of.com/'],
    ['mailto:jane@example.com', 'mailto:jane@example.com'],
    ['tel:+1-318-555-8634', 'tel:+1-318-555-8634'],
    ['tel:+1 (318)%20555.8634;ext=123', 'tel:+1(318)555.8634;ext=123'],
  ])('is opened as it was understood: %s', (address, opened) => {
    expect(externalAddress(address)).toBe(opened);
  });

  test.each([
    'file:///etc/passwd',
    'file://server/share',
    '\\\\server\\share',
    'smb://server/share',
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'ms-msdt:/id',
    'search-ms:query=x',
    'ms-officecmd:x',
    'steam://run/1',
    'app://deskside/',
    'about:blank',
    'blob:https://example.com/x',
    'ftp://example.com/',
    'ssh://example.com/',
    'tel:$(calc)',
    'tel:%0a',
    'tel:*%2306%23',
    'tel:',
    'https://jane:secret@example.com/',
    'https://example.com@evil.example/',
    'https://',
    'http:///',
    'example.com',
    '',
    `https://example.com/${'x'.repeat(2048)}`,
  ])('is not opened: %s', (address) => {
    expect(externalAddress(address)).toBeUndefined();
  });

  test('attaches nothing to an email and adds no hidden recipients', () => {
    const address =
      'mailto:jane@example.com?subject=a%20b&Attach=/etc/passwd&attachment=x&BCC=eve@x.y&body=c%0Ad&from=z';
    expect(externalAddress(address)).toBe('mailto:jane@example.com?subject=a%20b&body=c%0Ad');
  });

  test.each([
    'mailto:jane@example.com%0d%0abcc:eve@x.y',
    'mailto:jane@example.com%0Abcc:eve@x.y',
    'mailto:jane@example.com%26bcc=eve@x.y',
  ])('smuggles no further field into a mail: %s', (address) => {
    expect(externalAddress(address)).toBeUndefined();
  });

  test('smuggles no header into the subject of a mail', () => {
    expect(externalAddress('mailto:a@b.c?subject=x%0D%0ABcc:eve@x.y&cc=d@e.f')).toBe('mailto:a@b.c?cc=d%40e.f');
  });
});
