// Packages of Debian that the checks need and may install themselves: as root, on a machine with apt-get.
import { execFileSync, spawnSync } from 'node:child_process';

export const mayInstall = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;

/** Throws what apt-get ends with. */
export function install(name) {
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-y', '-qq', name], options);
}
