import { withoutComments } from './imports.ts';

/** A way to know the time, to wait for one, or to leave something to chance, that is not handed in. */
interface ClockRule {
  readonly files: RegExp;
  /** Files where it is allowed: those that create the port, or have no caller to pass one in. */
  readonly but?: RegExp;
  readonly ways: readonly RegExp[];
  readonly instead: string;
}

/** Also where a function is only referenced, and called elsewhere. */
const telling: readonly RegExp[] = [
  /\bDate\s*(\.\s*now|\[\s*['"`]now)\b/,
  /\bnew\s+Date\b\s*(?!\s*\()/,
  /\bnew\s+Date\s*\(\s*\)/,
  /(?<!new\s+|[.\w])Date\s*\(/,
  /\bperformance\s*\.\s*(now|timeOrigin)\b/,
  /\bprocess\s*\.\s*(hrtime|uptime)\b/,
  /\bDateTimeFormat\b[^;]*?\.\s*format(ToParts)?\s*\(\s*\)/,
  /\bTemporal\s*\.\s*Now\b/,
];

const waiting: readonly RegExp[] = [
  /\bset(Timeout|Interval)\b/,
  /\btimers(\/promises)?['"]/,
  /\bAbortSignal\s*\.\s*timeout\b/,
];

const chance: readonly RegExp[] = [/\bMath\s*\.\s*random\b/, /\bcrypto\s*\.\s*(randomUUID|getRandomValues)\b/];

export const clockRules: readonly ClockRule[] = [
  {
    files: /^shared\//,
    ways: [...telling, ...waiting, ...chance, /\bsetImmediate\b/],
    instead: 'Shared code is pure: take the time and the ids as arguments.',
  },
  {
    files: /^main\//,
    // Scripts measure and wait for processes before there is a desk, and their limits are Node’s.
    but: /^main\/(platform\/|launch\/|(start|seed)\.ts$|host\/running-desk\.ts$)/,
    ways: [...telling, ...waiting],
    instead: 'Take the clock as a port (main/platform/clock.ts); main/compose.ts hands it in.',
  },
  {
    files: /^renderer\//,
    but: /^renderer\/i18n\/now\.tsx$/,
    ways: telling.filter((way) => !way.source.includes('performance')),
    instead: 'A window shows the desk’s time: useNow for what is shown, useDeskClock for what is done.',
  },
  {
    files: /^preload\//,
    ways: telling,
    instead: 'The preload only carries; it needs no time.',
  },
];

/** Where a source file takes its time or its luck from the computer itself, with what to do instead. */
export function clockObjections(file: string, text: string): readonly string[] {
  const code = withoutComments(text);
  return clockRules
    .filter(({ files, but }) => files.test(file) && !but?.test(file))
    .flatMap(({ ways, instead }) =>
      ways.flatMap((way) => {
        const found = way.exec(code)?.[0];
        return found === undefined ? [] : [`${file} uses ${found.trim()}. ${instead}`];
      }),
    );
}
