import styles from './glyph.module.css';

export type Shape =
  | 'dot'
  | 'half'
  | 'check'
  | 'square'
  | 'again'
  | 'down'
  | 'ring'
  | 'up'
  | 'diamond'
  | 'clock'
  | 'soon'
  | 'paused';
export type Hue = 'blue' | 'violet' | 'amber' | 'green' | 'grey' | 'magenta' | 'red';

const paths: Readonly<Record<Shape, { readonly d: string; readonly filled?: boolean }>> = {
  dot: { d: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7a1 1 0 1 0 0 2 1 1 0 0 0 0-2z' },
  half: { d: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 2v12' },
  check: { d: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.4 8.1l1.8 1.8 3.4-3.6' },
  square: { d: 'M4 3.5h8a.5.5 0 0 1 .5.5v8a.5.5 0 0 1-.5.5H4a.5.5 0 0 1-.5-.5V4a.5.5 0 0 1 .5-.5z', filled: true },
  again: { d: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.6v3h-3' },
  down: { d: 'M2.6 4h10.8L8 13z' },
  ring: { d: 'M8 2.6a5.4 5.4 0 1 0 0 10.8A5.4 5.4 0 0 0 8 2.6z' },
  up: { d: 'M8 3l5.6 10H2.4z', filled: true },
  diamond: { d: 'M8 1.8L14.2 8 8 14.2 1.8 8z', filled: true },
  clock: { d: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.8V8l2 1.4' },
  paused: { d: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM6.4 5.6v4.8M9.6 5.6v4.8' },
  soon: { d: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 8V2.4M8 8h5.4' },
};

/**
 * A small icon with its own shape for each meaning. The text beside it says the same, so meaning never depends on
 * color.
 */
export function Glyph({ shape, hue }: { readonly shape: Shape; readonly hue: Hue }) {
  const { d, filled = false } = paths[shape];
  return (
    <svg className={styles.glyph} data-hue={hue} data-filled={filled} viewBox="0 0 16 16" aria-hidden="true">
      <path d={d} />
    </svg>
  );
}
