/**
 * A short readable label for what `history` has under CREATED BY. Only shortens: builder marks, the shell in front of a command, a leading
 * `set -ex` and the middle of hashes go; nothing is added but the word "base", where the text itself names the distribution.
 */
export function shortInstruction(createdBy: string): string {
  const text = withoutBuilderMarks(createdBy);
  if (text === '') return 'no instruction recorded';
  return baseLabel(text) ?? runLabel(text) ?? exposeLabel(text) ?? shortHashes(text);
}

/** ` # buildkit` (BuildKit) and `#(nop)` (classic builder, for all but RUN) say who built, not what. */
function withoutBuilderMarks(createdBy: string): string {
  const line = UNEVEN.test(createdBy) ? createdBy.replace(/\s+/g, ' ').trim() : createdBy;
  const text = line.endsWith(BUILDKIT) ? line.slice(0, -BUILDKIT.length) : line;
  return (text.startsWith(NOT_RUN) ? text.slice(NOT_RUN.length) : text).trim();
}

/** White space other than single spaces between words. */
const UNEVEN = /[^\S ]|  |^ | $/;
const BUILDKIT = '# buildkit';
const NOT_RUN = '/bin/sh -c #(nop)';

const DEBIAN = /^# (debian|ubuntu)\.sh .*?'([a-z]+)' '@\d+'$/;
const ALPINE = /^ADD (alpine)-minirootfs-([\w.]+?)-\w+\.tar\.gz \/$/;

function baseLabel(text: string): string | undefined {
  const match = DEBIAN.exec(text) ?? ALPINE.exec(text);
  return match ? `base: ${match[1]} ${match[2]}` : undefined;
}

const SHELL = /^(?:\|\d+ .*?)??\/(?:usr\/)?(?:bin|sbin)\/(?:ba|a|da|z|k)?sh (?:-\w+ (?:pipefail )?)*-\w*c /;
const TRACING = /^set -[A-Za-z]+(?: pipefail)? ?(?:;|&&) ?/;

/** `RUN |2 A=1 B=2 /bin/sh -c …` (build arguments first) and the classic builder's bare `/bin/sh -c …` are both RUN. */
function runLabel(text: string): string | undefined {
  const isRun = text.startsWith('RUN ');
  const command = isRun ? text.slice(4) : text;
  if (!isRun && !SHELL.test(command)) return undefined;
  const bare = command.replace(SHELL, '').replace(TRACING, '').trim();
  return `RUN ${withoutPreparation(bare === '' ? command : bare)}`;
}

const APT = /^apt-get update ?(?:;|&&) ?apt-get install(?: -[\w-]+)* /;

/** Every `apt-get install` begins alike, and what differs stands last: what is left out shows as an ellipsis. */
function withoutPreparation(command: string): string {
  return command.startsWith('apt-get') ? command.replace(APT, 'apt-get install … ') : command;
}

function exposeLabel(text: string): string | undefined {
  const ports = text.startsWith('EXPOSE') ? /^EXPOSE (?:map)?\[(.*)\]$/.exec(text)?.[1] : undefined;
  return ports === undefined ? undefined : `EXPOSE ${ports.replace(/:\{\}/g, '')}`;
}

function shortHashes(text: string): string {
  return text.replace(/\b((?:file|dir|multi):[0-9a-f]{12})[0-9a-f]{52}\b/g, '$1…');
}
