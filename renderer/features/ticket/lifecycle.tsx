import * as check from 'lucide-react/icons/check';
import * as circleDashed from 'lucide-react/icons/circle-dashed';
import * as circleDot from 'lucide-react/icons/circle-dot';
import { memo } from 'react';
import { stages } from '../../../shared/views/stages.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import { authorName } from './author-name.ts';
import { currentStep } from './current-step.ts';
import styles from './lifecycle.module.css';

/** Whether a stage is reached is told by the shape, the line, and the weight, so that no color is needed. */
const icons = { done: drawnIcon(check, 14), now: drawnIcon(circleDot, 14), later: drawnIcon(circleDashed, 14) };

/** The stages of the ticket, with when it reached each, and through whom. While it has the focus, in full. */
export const Lifecycle = memo(function Lifecycle({ details }: { readonly details: TicketDetails }) {
  const text = useText();
  const { full, moment, short } = useTimes();
  const nowMs = useNow();
  const present = stages.indexOf(currentStep(details));
  const steps = stages.map((stage, index) => {
    const step = text(`strip.${stage}`);
    const at = index < present ? 'done' : index === present ? 'now' : 'later';
    const reached = index <= present ? details.stages[stage] : undefined;
    const name = reached && authorName(text, reached);
    const whole = reached && text('strip.reached', { step, time: full(reached.timeMs), name: name ?? '' });
    return { stage, step, at, icon: icons[at], reached, name, whole };
  });
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the focus shows what else only a pointer could read */}
      <ol className={styles.strip} aria-label={text('strip.label')} tabIndex={0}>
        {steps.map(({ stage, step, at, icon, reached, name, whole }) => (
          <li
            key={stage}
            className={styles.step}
            data-at={at}
            aria-current={at === 'now' ? 'step' : undefined}
            title={whole ?? step}
          >
            <span className={styles.head}>
              {icon}
              <span className="clipped" aria-hidden={whole !== undefined}>
                {step}
              </span>
            </span>
            {reached && (
              <span className={styles.reached} aria-hidden="true">
                <span className={styles.moment}>{moment(reached.timeMs, nowMs)}</span>
                <span className={styles.short}>{short(reached.timeMs, nowMs)}</span>
                {' · '}
                <bdi>{name}</bdi>
              </span>
            )}
            <span className="visually-hidden">
              {whole} {at === 'done' ? text('strip.done', { step: '' }) : ''}
            </span>
          </li>
        ))}
      </ol>
      <div className={styles.card} aria-hidden="true">
        {steps.map(({ stage, whole }) => whole !== undefined && <p key={stage}>{whole}</p>)}
      </div>
    </div>
  );
});
