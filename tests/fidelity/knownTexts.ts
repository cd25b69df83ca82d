import { digestOf } from '../../src/engine/digest/digest';

/** Users of alpine 3.20, none of whom has a password but none. */
const ALPINE_USERS = 'root bin daemon lp sync shutdown halt mail news uucp cron ftp sshd games ntp guest nobody'.split(' ');

/** Files that hub.json describes by size and digest only, but that can be written down: their digest proves them. */
const texts = [ALPINE_USERS.map((user) => `${user}:${user === 'root' ? '*' : '!'}::0:::::\n`).join('')];

const byDigest = new Map(texts.map((text) => [digestOf(text).slice('sha256:'.length), text]));

/** The content of a file with this SHA-256, in hex. */
export function knownText(sha256: string | undefined): string | undefined {
  return sha256 === undefined ? undefined : byDigest.get(sha256);
}
