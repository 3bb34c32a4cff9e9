import { createContext, type ReactNode, useContext } from 'react';
import { type Preferences, startingPreferences } from '../../shared/bridge/preferences.ts';
import { useAnswer } from './answers.ts';

const PreferencesContext = createContext(startingPreferences);

/** The preferences of the signed-in agent; undefined while they are being read. */
export function usePreferencesOf(agentId: string | undefined): Preferences | undefined {
  const { data, isError } = useAnswer('me.preferences', {}, { enabled: agentId !== undefined });
  if (agentId === undefined || isError) return startingPreferences;
  return data;
}

export function PreferencesProvider({
  value,
  children,
}: {
  readonly value: Preferences;
  readonly children: ReactNode;
}) {
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

/** How the signed-in agent works in this window. */
export function usePreferences(): Preferences {
  return useContext(PreferencesContext);
}
