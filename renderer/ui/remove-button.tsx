import { Trash2 } from 'lucide-react';
import { Button } from './button.tsx';
import { useReadOnly } from './read-only.tsx';

interface RemoveButtonProps {
  /** What it removes, because it shows only an icon. */
  readonly name: string;
  readonly onClick: () => void;
}

/** Removes one row of a list in a form. */
export function RemoveButton({ name, onClick }: RemoveButtonProps) {
  const isReadOnly = useReadOnly() !== null;
  return (
    <Button
      look="icon"
      icon={<Trash2 size={16} aria-hidden="true" />}
      aria-label={name}
      title={name}
      disabled={isReadOnly}
      onClick={onClick}
    />
  );
}
