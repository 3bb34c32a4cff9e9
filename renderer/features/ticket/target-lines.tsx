import type { MeasuredTarget } from '../../../shared/domain/ticket/measured-targets.ts';
import { useNow } from '../../i18n/now.tsx';
import { type Text, useText } from '../../i18n/text.tsx';
import { type Times, useTimes } from '../../i18n/times.ts';
import { Glyph } from '../../ui/glyph.tsx';
import styles from './due-card.module.css';

/** What a target is due for and when, or whether it was met and by how much. */
export function targetText(text: Text, times: Times, nowMs: number, shown: MeasuredTarget): string {
  const { target, dueMs, outcome, byMs } = shown;
  switch (outcome) {
    case 'open': {
      const time = times.moment(dueMs, nowMs);
      return text(dueMs <= nowMs ? `panel.overdueSince.${target}` : `panel.dueAt.${target}`, { time });
    }
    case 'met':
    case 'missed':
      return text(`panel.${outcome}.${target}`, { duration: times.duration(byMs) });
    case 'unneeded':
      return text('panel.unneeded');
  }
}

/** Each target in a line of its own. */
export function TargetLines({ targets }: { readonly targets: readonly MeasuredTarget[] }) {
  const text = useText();
  const times = useTimes();
  const nowMs = useNow();
  return targets.map((shown) => (
    <p key={shown.target} className={styles.target}>
      <TargetGlyph shown={shown} isOver={shown.dueMs <= nowMs} />
      {targetText(text, times, nowMs, shown)}
    </p>
  ));
}

function TargetGlyph({ shown: { outcome }, isOver }: { readonly shown: MeasuredTarget; readonly isOver: boolean }) {
  switch (outcome) {
    case 'met':
      return <Glyph shape="check" hue="green" />;
    case 'missed':
      return <Glyph shape="diamond" hue="red" />;
    case 'unneeded':
      return <Glyph shape="ring" hue="grey" />;
    case 'open':
      return <Glyph shape={isOver ? 'diamond' : 'clock'} hue={isOver ? 'red' : 'grey'} />;
  }
}
