import { describe, expect, test } from 'vitest';
import { helpText, readOptions } from '../../../../main/host/options.ts';

const defaults = { browser: false, open: true, desk: undefined, port: 0, sandbox: true, help: false };

describe('the command line', () => {
  test.each([
    [[], defaults],
    [['--browser', '--no-open'], { ...defaults, browser: true, open: false }],
    [['--desk', '/a b', '--port', '8080'], { ...defaults, desk: '/a b', port: 8080 }],
    [['--desk=/x', '--port=65535'], { ...defaults, desk: '/x', port: 65535 }],
    [['--help'], { ...defaults, help: true }],
    [['--no-sandbox'], { ...defaults, sandbox: false }],
    [['--', '--browser'], { problem: "Unexpected argument '--browser'. Run npm start -- --help for the options." }],
  ])('understands %j', (words, meant) => {
    const read = readOptions(words);
    if ('problem' in meant) expect(read).toHaveProperty('problem');
    else expect(read).toEqual(meant);
  });

  test.each(['-1', '65536', '80.5', 'http', '1e9', 'NaN', 'Infinity'])(
    'says what a port is when it is given %s',
    (port) => {
      expect(readOptions([`--port=${port}`])).toEqual({
        problem: `--port ${port}: use a whole number from 1 to 65535.`,
      });
    },
  );

  test.each([
    [['--prot', '80'], '--prot'],
    [['--inspect'], '--inspect'],
    [['-x'], '-x'],
    [['deskside://ticket/1'], 'deskside://ticket/1'],
    [['--desk'], '--desk'],
    [['--port'], '--port'],
    [['--browser=yes'], '--browser'],
  ])('says in one sentence what is wrong with %j, and where the options are told', (words, named) => {
    const read = readOptions(words);
    if (!('problem' in read)) throw new Error('Nothing was found wrong');
    expect(read.problem).toContain(named);
    expect(read.problem).toMatch(/^[^\n]{10,200}\. Run npm start -- --help for the options\.$/);
  });

  test('help names every option', () => {
    for (const option of ['--browser', '--desk', '--port', '--no-open', '--no-sandbox', '--help'])
      expect(helpText).toContain(option);
  });
});
