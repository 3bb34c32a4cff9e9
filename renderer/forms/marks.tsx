import { memo } from 'react';
import type { StatusKind } from '../../shared/domain/ticket-state.ts';
import { Glyph, type Hue, type Shape } from '../ui/glyph.tsx';
import styles from './marks.module.css';

interface MarkProps {
  readonly name: string;
  readonly shape: Shape;
  readonly hue: Hue;
  readonly strong?: boolean;
}

/** A glyph with its label, in the same color. */
function Mark({ name, shape, hue, strong = false }: MarkProps) {
  return (
    <span className={styles.mark} data-hue={hue} data-strong={strong}>
      <Glyph shape={shape} hue={hue} />
      <span className="clipped" title={name}>
        {name}
      </span>
    </span>
  );
}

const statusLooks: Readonly<Record<StatusKind, { shape: Shape; hue: Hue }>> = {
  open: { shape: 'dot', hue: 'blue' },
  waiting: { shape: 'half', hue: 'violet' },
  resolved: { shape: 'check', hue: 'green' },
  closed: { shape: 'square', hue: 'grey' },
};

/** The mark depends on a status’s kind, not on its name. */
export function statusMark(kind: StatusKind): { shape: Shape; hue: Hue } {
  return statusLooks[kind];
}

export const StatusMark = memo(function StatusMark({
  name,
  kind,
}: {
  readonly name: string;
  readonly kind: StatusKind;
}) {
  return <Mark name={name} {...statusMark(kind)} />;
});

/** Shape and color by urgency as in osTicket: 1 is the most urgent. */
export function priorityMark(urgency: number): { shape: Shape; hue: Hue; strong: boolean } {
  if (urgency <= 1) return { shape: 'diamond', hue: 'red', strong: true };
  if (urgency === 2) return { shape: 'up', hue: 'amber', strong: false };
  return urgency === 3 ? { shape: 'ring', hue: 'blue', strong: false } : { shape: 'down', hue: 'grey', strong: false };
}

export const PriorityMark = memo(function PriorityMark({
  name,
  urgency,
}: {
  readonly name: string;
  readonly urgency: number;
}) {
  return name === '' ? null : <Mark name={name} {...priorityMark(urgency)} />;
});
