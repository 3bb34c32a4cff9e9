import { RotateCw } from 'lucide-react';
import { useRestart } from '../../bridge/use-restart.ts';
import { Button, type ButtonProps } from '../../ui/button.tsx';

/** Restarts the program, unless that would lose unsaved text; then a toast says so. */
export function RestartButton(props: Pick<ButtonProps, 'look' | 'children'>) {
  const { isRestarting, restart } = useRestart();
  return (
    <Button
      {...props}
      icon={<RotateCw size={15} aria-hidden="true" />}
      disabled={isRestarting}
      onClick={() => void restart()}
    />
  );
}
