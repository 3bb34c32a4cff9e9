import * as z from 'zod';

// zod would otherwise probe for `new Function`, which the page's policy forbids and reports. This has to come before
// any schema is made, so it is a file of its own that main.tsx imports first.
z.config({ jitless: true });
