// Finds a Chromium for the browser tests; on Debian as root installs it; otherwise says what to do.
import { accessSync, constants } from 'node:fs';
import { install, mayInstall } from './debian.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const fixed = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function find() {
  if (process.env.CHROMIUM) return runs(process.env.CHROMIUM) ? process.env.CHROMIUM : undefined;
  const onPath = (process.env.PATH ?? '').split(':').flatMap((folder) => names.map((name) => `${folder}/${name}`));
  return [...fixed, ...onPath].find(runs);
}

/** Path of a Chromium; throws an error with the remedy when there is none and none can be installed. */
export function chromium() {
  const found = find();
  if (found) return found;
  if (mayInstall()) {
    console.log('No Chromium found: installing the Debian package (apt-get install chromium) …');
    install('chromium');
    const installed = find();
    if (installed) return installed;
  }
  throw new Error(
    'The browser tests need Chromium, and none was found. Install it (Debian, Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium) ' +
      'or set CHROMIUM=/path/to/chrome, and run the command again.',
  );
}
