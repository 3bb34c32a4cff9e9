import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../../../shared/domain/file-name.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { anyText } from '../../../support/arbitrary-text.ts';
import { runs } from '../../../support/runs.ts';

describe(`a file’s name (SEED=${seed})`, () => {
  test.each([
    ['invoice.pdf', 'invoice.pdf'],
    ['Rechnung März (2).PDF', 'Rechnung März (2).PDF'],
    ['../../x', 'x'],
    ['..\\..\\x', 'x'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Users\\ken\\x.txt', 'x.txt'],
    ['\\\\?\\C:\\x', 'x'],
    ['~/.ssh/id', 'id'],
    ['CON', '_CON'],
    ['aux.txt', '_aux.txt'],
    ['nul.tar.gz', '_nul.tar.gz'],
    ['COM1.log', '_COM1.log'],
    ['com¹', '_com¹'],
    ['LPT³.txt', '_LPT³.txt'],
    ['con .txt', '_con .txt'],
    ['conin$', '_conin$'],
    ['CONOUT$.txt', '_CONOUT$.txt'],
    ['console.log', 'console.log'],
    ['com10', 'com10'],
    ['x.', 'x'],
    ['x ', 'x'],
    ['x. . .', 'x'],
    ['a:b', 'a_b'],
    ['name.txt::$DATA', 'name.txt__$DATA'],
    ['', 'file'],
    ['...', 'file'],
    ['   ', 'file'],
    ['dir/', 'file'],
    ['.htaccess', '.htaccess'],
    ['.env', '.env'],
    ['dir/.bashrc', '.bashrc'],
    ['C:\\Users\\ken\\.gitconfig.', '.gitconfig'],
    [' .env ', '.env'],
    ['..env', '..env'],
    ['. .', 'file'],
    ['..', 'file'],
    ['\u200b.htaccess', '_.htaccess'],
    ['invoice.pdf\u202efdp.exe', 'invoice.pdf_fdp.exe'],
    ['a\u0000b', 'a_b'],
    ['a\nb', 'a_b'],
    ['a\ud800b', 'a_b'],
    ['e\u0301.txt', '\u00e9.txt'],
    ['<img src=x>.png', '_img src=x_.png'],
    ['what?*"|.txt', 'what____.txt'],
  ])('X30: %j becomes %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected);
  });

  test('X31: a long one keeps its ending', () => {
    expect(safeFileName(`${'x'.repeat(400)}.pdf`)).toBe(`${'x'.repeat(146)}.pdf`);
    expect(safeFileName(`${'😀'.repeat(200)}.pdf`)).toBe(`${'😀'.repeat(146)}.pdf`);
    expect(safeFileName(`${'x'.repeat(300)}.${'y'.repeat(300)}`)).toHaveLength(150);
  });

  test('X31: cutting leaves no trailing dot or blank behind', () => {
    expect(safeFileName(`${'x'.repeat(149)} ${'y'.repeat(100)}`)).toBe('x'.repeat(149));
    expect(safeFileName(`${'x'.repeat(149)}.${'y'.repeat(100)}`)).toBe('x'.repeat(149));
  });

  test('X32: any file name can be saved on every system, and making it safe again changes nothing', () => {
    const long = anyText.map((text) => text.repeat(12));
    const property = fc.property(fc.oneof(anyText, long), (name) => {
      const safe = safeFileName(name);
      expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]|^\s|[\s.]$|^$/u);
      expect(safe).not.toMatch(/^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\.|$)/i);
      expect([...safe].length).toBeLessThanOrEqual(150);
      expect(safeFileName(safe)).toBe(safe);
    });
    fc.assert(property, runs(600));
  });
});
