// Which VS Code the tests run in: a downloaded one where its server answers and there is a display, else the served one.
import { get } from 'node:https';

const updateServer = 'https://update.code.visualstudio.com/api/releases/stable';

/** @returns whether VS Code's update server answers (within 5 s). */
export const downloadReachable = (url = updateServer) =>
  new Promise((resolve) => {
    const request = get(url, { timeout: 5000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
    request.once('close', () => resolve(false));
  });

/**
 * @param host `{ platform, env, reachable(): Promise<boolean>, download(): Promise<string>, launcher: string }`
 * @returns the executable for test-electron's `vscodeExecutablePath`, and one line about it. A download that starts and then fails
 * falls back to the served editor and says so.
 */
export async function chooseEditor(host) {
  const display = host.platform !== 'linux' || Boolean(host.env.DISPLAY || host.env.WAYLAND_DISPLAY);
  if (!display) return { executable: host.launcher, about: 'VS Code served to Chromium (there is no display)' };
  if (!(await host.reachable())) return { executable: host.launcher, about: 'VS Code served to Chromium (its download cannot be reached)' };
  try {
    return { executable: await host.download(), about: 'VS Code, downloaded' };
  } catch (error) {
    return { executable: host.launcher, about: `VS Code served to Chromium (its download failed: ${error.message})` };
  }
}
