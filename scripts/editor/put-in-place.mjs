// Fetches what the editor tests will need, where they will run in the served editor. Fails with one line about what is missing.
import { chooseEditor, downloadReachable } from './choose.mjs';
import { chromium, codeServer, Missing } from './place.mjs';

const launcher = 'launcher';
const { executable } = await chooseEditor({
  platform: process.platform,
  env: process.env,
  reachable: downloadReachable,
  download: async () => 'downloaded',
  launcher,
});
try {
  if (executable === launcher) {
    chromium();
    codeServer();
  }
} catch (error) {
  console.error(error instanceof Missing ? error.message : error);
  process.exitCode = 1;
}
