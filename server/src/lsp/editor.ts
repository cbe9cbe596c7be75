import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './server.ts';

// A module of its own: taken in by `import()` the library, which is CommonJS, would have no names once it is bundled.
serve(createConnection(ProposedFeatures.all));
