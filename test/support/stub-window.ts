import { vi } from 'vitest';

/** What the window's modules look for as soon as they are loaded. Import it before them; nothing of it does anything. */
vi.stubGlobal('window', { deskside: {} });
vi.stubGlobal('navigator', { platform: 'Linux x86_64', userAgent: 'Chrome', language: 'en-US' });
// Loaded now: files of one worker share their modules, and the stubs are gone when the next file wants this one.
await import('../../renderer/bridge/deskside.ts');
await import('../../renderer/ui/keyboard.ts');
