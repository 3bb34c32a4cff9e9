import { Toast } from '@base-ui/react/toast';
import { createContext, type ReactNode, useContext, useState } from 'react';

type Manager = ReturnType<typeof Toast.createToastManager>;

const ManagerContext = createContext<Manager | undefined>(undefined);

/** Holds the toasts of everything inside, one shown at a time. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [manager] = useState(() => Toast.createToastManager());
  return (
    <Toast.Provider toastManager={manager} limit={1} timeout={0}>
      <ManagerContext value={manager}>{children}</ManagerContext>
    </Toast.Provider>
  );
}

/** Adds and closes toasts. A part of the window that only does that is not rendered when toasts come and go. */
export function useToasts(): Pick<Manager, 'add' | 'close'> {
  const manager = useContext(ManagerContext);
  if (!manager) throw new Error('useToasts works inside ToastProvider');
  return manager;
}
