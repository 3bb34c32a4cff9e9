import { Check, CircleDot } from 'lucide-react';
import { memo } from 'react';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useText } from '../../i18n/text.tsx';
import { currentStep, steps } from './current-step.ts';
import styles from './lifecycle.module.css';

export const Lifecycle = memo(function Lifecycle({ details }: { readonly details: TicketDetails }) {
  const text = useText();
  const present = steps.indexOf(currentStep(details));
  return (
    <ol className={styles.strip} aria-label={text('strip.label')}>
      {steps.map((step, index) => {
        const name = text(`strip.${step}`);
        const at = index < present ? 'done' : index === present ? 'now' : 'later';
        return (
          <li key={step} className={styles.step} data-at={at} aria-current={at === 'now' ? 'step' : undefined}>
            {at === 'done' && <Check size={14} aria-hidden="true" />}
            {at === 'now' && <CircleDot size={14} aria-hidden="true" />}
            <span className="clipped" title={name}>
              {name}
            </span>
            <span className="visually-hidden">{at === 'done' ? text('strip.done', { step: '' }) : ''}</span>
          </li>
        );
      })}
    </ol>
  );
});
