import type { CrashInfo } from '../../../shared/bridge/computer.ts';
import { useText } from '../../i18n/text.tsx';
import { Message } from '../../ui/message.tsx';

/** After a fault that ended the program: what is safe, and what can be done now. */
export function Crash({ crash }: { readonly crash: CrashInfo }) {
  const text = useText();
  return <Message title={text('app.bug.title')}>{crash.report}</Message>;
}
