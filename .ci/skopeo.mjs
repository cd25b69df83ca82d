// Skopeo reads the archives that we save (tests/engine/image/archive/skopeo.test.ts): CI installs it, elsewhere that test skips and says so.
import { spawnSync } from 'node:child_process';
import { install, mayInstall } from './debian.mjs';

const isThere = () => spawnSync('skopeo', ['--version']).status === 0;

/** Sees to it that CI has skopeo; anywhere else says that tests will be skipped without it. */
export function skopeo() {
  if (isThere()) return;
  if (process.env.CI && mayInstall()) {
    console.log('No skopeo found: installing the Debian package (apt-get install skopeo) …');
    try {
      install('skopeo');
      return;
    } catch {
      console.log('apt-get could not install it.');
    }
  }
  console.log('No skopeo found: the tests that read our archives with it are skipped (Debian, Ubuntu: sudo apt-get install skopeo).');
}
