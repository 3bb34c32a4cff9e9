import { memo, useEffect, useState } from 'react';
import { useDesk } from '../bridge/desk-provider.tsx';
import { useText } from '../i18n/text.tsx';
import { Strip } from '../ui/strip.tsx';

/** A desk that does not answer for less than this is only busy. */
const patienceMs = 3_000;

/** Shown when the desk’s process has ended. The window keeps showing its data; the strip explains what to do. */
export const DisconnectedStrip = memo(function DisconnectedStrip() {
  const text = useText();
  const { connection } = useDesk();
  const [isGone, setIsGone] = useState(false);

  useEffect(() => {
    if (connection !== 'gone') return;
    const timer = setTimeout(() => setIsGone(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setIsGone(false);
    };
  }, [connection]);

  if (!isGone) return null;
  return <Strip kind="problem">{text('app.gone.strip')}</Strip>;
});
