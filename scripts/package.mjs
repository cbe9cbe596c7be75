// The VSIX. Offline: there is nothing to install, as everything is bundled. `npm run build` first.
import { createVSIX } from '@vscode/vsce';
import { root } from './editor/place.mjs';

const packagePath = `${root}/gatehouse.vsix`;
await createVSIX({
  cwd: root,
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
  allowUnusedFilesPattern: true,
});
console.log(packagePath);
