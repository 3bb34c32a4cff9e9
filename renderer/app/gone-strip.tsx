import { useEffect, useState } from 'react';
import { useDesk } from '../bridge/desk-provider.tsx';
import { useText } from '../i18n/text.tsx';
import { Strip } from '../ui/strip.tsx';

/** A desk that is only busy for a moment has not ended. */
const patienceMs = 3_000;

/** The window of a desk that has ended keeps showing its data; this strip says what to do about it. */
export function GoneStrip() {
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
}
