import * as check from 'lucide-react/icons/check';
import * as circleDot from 'lucide-react/icons/circle-dot';
import { memo } from 'react';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useText } from '../../i18n/text.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import { currentStep, steps } from './current-step.ts';
import styles from './lifecycle.module.css';

const checkIcon = drawnIcon(check, 14);
const circleDotIcon = drawnIcon(circleDot, 14);

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
            {at === 'done' && checkIcon}
            {at === 'now' && circleDotIcon}
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
