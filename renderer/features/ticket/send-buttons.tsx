import { CircleCheck } from 'lucide-react';
import { memo } from 'react';
import { keysOf } from '../../../shared/bridge/commands.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';

interface SendButtonsProps {
  readonly isReply: boolean;
  readonly mayResolve: boolean;
  readonly isOff: boolean;
  readonly onSend: (isResolving: boolean) => void;
}

const resolveIcon = <CircleCheck size={16} aria-hidden="true" />;

export const SendButtons = memo(function SendButtons({ isReply, mayResolve, isOff, onSend }: SendButtonsProps) {
  const text = useText();
  return (
    <>
      {mayResolve && (
        <Button
          icon={resolveIcon}
          keys={keysOf('ticket.send-and-resolve')}
          disabled={isOff}
          onClick={() => onSend(true)}
        >
          {text(isReply ? 'command.ticket.send-and-resolve' : 'composer.addNoteAndResolve')}
        </Button>
      )}
      <Button
        look={isReply ? 'primary' : 'note'}
        keys={keysOf('ticket.send')}
        disabled={isOff}
        onClick={() => onSend(false)}
      >
        {text(isReply ? 'composer.send' : 'composer.addNote')}
      </Button>
    </>
  );
});
