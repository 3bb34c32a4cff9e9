import { CircleCheck } from 'lucide-react';
import { memo } from 'react';
import { keysOf } from '../../../shared/bridge/commands.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import type { SendEffect } from './send-effect.ts';

interface SendButtonsProps {
  readonly isReply: boolean;
  /** What sending does to the ticket’s status. */
  readonly effect: SendEffect;
  readonly mayResolve: boolean;
  readonly isOff: boolean;
  readonly onSend: (isResolving: boolean) => void;
}

const resolveIcon = <CircleCheck size={16} aria-hidden="true" />;

/** The main one is named after what it does, so that nobody resolves a ticket by what reads like a plain reply. */
export const SendButtons = memo(function SendButtons({ isReply, effect, mayResolve, isOff, onSend }: SendButtonsProps) {
  const text = useText();
  const kind = isReply ? 'reply' : 'note';
  return (
    <>
      {mayResolve && effect !== 'resolve' && (
        <Button
          icon={resolveIcon}
          keys={keysOf('ticket.send-and-resolve')}
          data-long={!isReply || effect !== 'send'}
          disabled={isOff}
          onClick={() => onSend(true)}
        >
          {text(`composer.${kind}.button.resolve`)}
        </Button>
      )}
      <Button
        look={isReply ? 'primary' : 'note'}
        keys={keysOf('ticket.send')}
        data-long={!isReply && effect !== 'send'}
        disabled={isOff}
        onClick={() => onSend(false)}
      >
        {text(`composer.${kind}.button.${effect}`)}
      </Button>
    </>
  );
});
