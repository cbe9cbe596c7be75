import * as module from 'node:module';

/** Keeps compiled code between starts where Node can (22.8 and later), in its own folder of the user's temporary files. Import it before the code to keep. */
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
