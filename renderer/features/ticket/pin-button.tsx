import * as pin from 'lucide-react/icons/pin';
import { memo } from 'react';
import { letterOf } from '../../../shared/bridge/commands.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { usePreferences } from '../../bridge/preferences.tsx';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';

const pinIcon = drawnIcon(pin, 16);

/** Pins the ticket as a tab, or unpins it. */
export const PinButton = memo(function PinButton({ ticketId }: { readonly ticketId: string }) {
  const text = useText();
  const { command } = useDesk();
  const { singleKeys } = usePreferences();
  const pinned = useAnswer('trail.pinned', {}).data?.tickets ?? [];
  const isPinned = pinned.some((ticket) => ticket.ticketId === ticketId);
  const letter = letterOf('ticket.pin');
  const title = text(isPinned ? 'pins.button.unpin' : 'pins.button.pin');
  return (
    <Button
      look="icon"
      icon={pinIcon}
      aria-label={text('pins.button')}
      aria-pressed={isPinned}
      aria-keyshortcuts={singleKeys ? letter : undefined}
      title={singleKeys ? `${title} (${letter})` : title}
      onClick={() => command({ do: 'ticket.pin' })}
    />
  );
});
