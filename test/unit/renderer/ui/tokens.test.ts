import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const renderer = join(import.meta.dirname, '..', '..', '..', '..', 'renderer');
const css = (path: string) => readFileSync(join(renderer, path), 'utf8');

const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];
type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const usual = tokensIn('ui/tokens.css');
const strong = new Map([...usual, ...tokensIn('ui/contrast.css')]);

function tokensIn(path: string) {
  const found = css(path).matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g);
  return new Map([...found].map(([, name = '', light, dark]) => [name, { light: colour(light), dark: colour(dark) }]));
}

function colour(hex = ''): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 255] = [...hex.matchAll(/[0-9a-f]{2}/g)].map(([two]) =>
    Number.parseInt(two, 16),
  );
  return [red, green, blue, alpha / 255];
}

type Tokens = typeof usual;

function token(tokens: Tokens, name: string, scheme: Scheme): Colour {
  const found = tokens.get(name);
  if (!found) throw new Error(`There is no --${name} in tokens.css`);
  return found[scheme];
}

/** `hover on canvas` is what one sees of the two together. */
function paper(tokens: Tokens, name: string, scheme: Scheme): Colour {
  const [first = '', ground = 'canvas'] = name.split(' on ');
  const over = token(tokens, first, scheme);
  const under = token(tokens, ground, scheme);
  const mixed = (index: 0 | 1 | 2) => over[index] * over[3] + under[index] * (1 - over[3]);
  return [mixed(0), mixed(1), mixed(2), 1];
}

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance([red, green, blue]: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Colour, b: Colour): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['canvas', 'surface', 'sunken', 'raised', 'selected'];
const hovered = ['hover on canvas', 'hover on surface', 'hover on sunken', 'hover on raised'];
const entries = ['requester-paper', 'agent-paper', 'note-paper'];
const strips = ['warning-paper', 'danger-paper'];
const marked = ['canvas', 'selected', ...entries].flatMap((ground) => [
  `mark on ${ground}`,
  `mark-current on ${ground}`,
]);
const everywhere = [...grounds, ...hovered, ...entries, ...strips];

/** Text colors, and the backgrounds on which they are used. */
const written: Readonly<Record<string, readonly string[]>> = {
  text: [...everywhere, ...marked],
  'text-2': everywhere,
  muted: [...grounds, ...entries, 'hover on canvas'],
  accent: [...grounds, 'hover on canvas', 'hover on raised'],
  blue: [...grounds, 'hover on canvas'],
  violet: grounds,
  amber: [...grounds, 'hover on canvas'],
  green: [...grounds, 'hover on canvas'],
  grey: [...grounds, 'hover on canvas'],
  red: [...grounds, ...entries, 'danger-paper', 'hover on canvas'],
  'on-accent': ['accent', 'accent-hover'],
  'on-red': ['red'],
  'on-note': ['note-solid'],
};

/** What is only a shape: borders of controls, bars, edges, glyphs, and the ring around what has the keyboard. */
const drawn: Readonly<Record<string, readonly string[]>> = {
  control: ['canvas', 'surface', 'sunken', 'raised'],
  focus: everywhere,
  accent: grounds,
  amber: strips,
  red: strips,
  'requester-edge': ['canvas', 'requester-paper'],
  'agent-edge': ['canvas', 'raised', 'agent-paper'],
  'note-edge': ['canvas', 'note-paper'],
  'hours-counted': ['hours', 'canvas', 'surface'],
};

function tooFaint(tokens: Tokens, pairs: typeof written, least: number): string[] {
  return schemes.flatMap((scheme) =>
    Object.entries(pairs).flatMap(([ink, papers]) =>
      papers
        .map((name) => ({ name, ratio: contrast(token(tokens, ink, scheme), paper(tokens, name, scheme)) }))
        .filter(({ ratio }) => ratio < least)
        .map(({ name, ratio }) => `${scheme}: --${ink} on ${name} is ${ratio.toFixed(2)}:1, not ${least}:1`),
    ),
  );
}

test('text in a color of the tokens has a contrast of 4.5:1 to each of its backgrounds', () => {
  expect(tooFaint(usual, written, 4.5)).toEqual([]);
});

test('shapes and the focus ring stand out from what they are drawn on by 3:1', () => {
  expect(tooFaint(usual, drawn, 3)).toEqual([]);
});

test('in the high-contrast theme, text has 7:1, and shapes and lines have 4.5:1', () => {
  expect(tooFaint(strong, written, 7)).toEqual([]);
  expect(tooFaint(strong, { ...drawn, hairline: ['canvas', 'surface', 'sunken', 'raised'] }, 4.5)).toEqual([]);
});

test('every colour among the tokens is on one side of a pair, or only parts and shades', () => {
  const judged = new Set(
    [...Object.entries(written), ...Object.entries(drawn)].flat(2).flatMap((n) => n.split(' on ')),
  );
  expect([...usual.keys()].filter((name) => !judged.has(name))).toEqual(['hairline', 'magenta']);
});

test('initials are legible on every colour that an agent can have', () => {
  const backgrounds = [...css('ui/avatar.module.css').matchAll(/background: (#\w{6})/g)].map(([, hex]) => hex);
  expect(backgrounds.length).toBeGreaterThan(7);
  expect(backgrounds.filter((hex) => contrast(colour(hex), colour('#ffffff')) < 4.5)).toEqual([]);
});

test('entries are legible in their frames, on the background of their author’s kind', () => {
  const inks = [...css('body.css').matchAll(/[^-]color: light-dark\((#\w+), (#\w+)\)/g)];
  expect(inks.length).toBeGreaterThan(2);
  const faint = schemes.flatMap((scheme, index) =>
    inks.flatMap((ink) =>
      entries
        .filter((name) => contrast(colour(ink[index + 1]), paper(usual, name, scheme)) < 4.5)
        .map((name) => `${scheme}: ${ink[index + 1]} on ${name}`),
    ),
  );
  expect(faint).toEqual([]);
});
