import * as z from 'zod';

// zod probes for `new Function`, which the content security policy forbids and reports. This must run before the first
// schema is created, so main.tsx imports it first.
z.config({ jitless: true });
