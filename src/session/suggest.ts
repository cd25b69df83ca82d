import { flagTitle } from '../cli/flags/flag';
import type { Command } from '../cli/command/command';
import { commandIn } from '../cli/command/commandSet';
import type { FoundCommand } from '../cli/command/commandSet';
import { helpOrder } from '../cli/command/rootHelp';
import type { Engine } from '../engine/api';

/** What a reader may put at the end of the line next, by tapping. */
export interface Suggestion {
  /** As the chip shows it. */
  readonly label: string;
  /** What it adds to the line, with the spaces that it needs. */
  readonly adds: string;
  readonly kind: 'command' | 'image' | 'container' | 'tag' | 'flag' | 'folder' | 'file';
  /** What it does, from the command's own declaration. */
  readonly about?: string;
}

export interface SuggestionSources {
  readonly commands: readonly Command[];
  readonly engine: Pick<Engine, 'images' | 'containers'>;
  /** What a registry has: `nginx:1.29`, each under every tag. */
  readonly remoteImages: readonly string[];
  /** Below the working directory, with a slash at the end: folders; without: files. */
  readonly paths: readonly string[];
}

/** Of the shell's own commands, those that a lesson needs between two docker commands. */
const shellCommands = { cd: 'folder', ls: 'folder', cat: 'file' } as const;

/** Next words for a line with the cursor at its end, the likeliest first. The line is one plain command; for anything else, nothing. */
export function suggest(line: string, sources: SuggestionSources): readonly Suggestion[] {
  if (/[|&;<>$`'"\\]/.test(line)) return [];
  const complete = line === '' || /\s$/.test(line);
  const words = line.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return verbs(sources);
  const [first, ...rest] = words;
  const shell = shellCommand(first);
  if (shell !== undefined && first !== undefined) return complete && rest.length === 0 ? paths(shell, sources) : [];
  if (first !== 'docker') return [];
  const found = commandIn(sources.commands, rest);
  if (found === undefined) return [];
  if (!complete) return tagsOf(found, sources);
  return [...objects(found, sources), ...flags(found.command, found.words)];
}

function shellCommand(word: string | undefined): 'folder' | 'file' | undefined {
  return word !== undefined && word in shellCommands ? shellCommands[word as keyof typeof shellCommands] : undefined; // `in` has just said so
}

/** Every command that works here, once, under its shortest name, in the order of `docker --help`. */
function verbs({ commands, paths: below }: SuggestionSources): readonly Suggestion[] {
  const place = (name: string): number => {
    const at = helpOrder.indexOf(name);
    return at < 0 ? helpOrder.length : at;
  };
  const docker = commands
    .filter(({ run, declaredOnly }) => run !== undefined && declaredOnly !== true)
    .map((command): Suggestion & { readonly name: string } => {
      const name = [...command.names].sort((one, other) => one.length - other.length)[0] ?? '';
      return { name, label: `docker ${name}`, adds: `docker ${name} `, kind: 'command', about: command.summary };
    })
    .sort((one, other) => place(one.name) - place(other.name) || (one.name < other.name ? -1 : 1))
    .map(({ name: _, ...suggestion }) => suggestion);
  const shell = Object.entries(shellCommands)
    .filter(([, kind]) => below.some((path) => path.endsWith('/') === (kind === 'folder')))
    .map(([name]): Suggestion => ({ label: name, adds: `${name} `, kind: 'command' }));
  return [...docker, ...shell];
}

/** What the command's next argument may name. */
function objects(found: FoundCommand, sources: SuggestionSources): readonly Suggestion[] {
  const { command, words } = found;
  const given = argumentsIn(command, words);
  if (given === undefined || isFull(command, given)) return [];
  const images = (): Suggestion[] =>
    sources.engine
      .images()
      .flatMap(({ names, id }) => (names.length > 0 ? names : [shortId(id)]))
      .map((name) => ({ label: name, adds: `${name} `, kind: 'image' }));
  const containers = (): Suggestion[] =>
    sources.engine.containers().map(({ name }) => ({ label: name, adds: `${name} `, kind: 'container' }));
  const own = ((): Suggestion[] => {
    switch (command.completes) {
      case 'images':
        return images();
      case 'containers':
        return containers();
      case 'objects':
        return [...images(), ...containers()];
      case 'folders':
        return [{ label: '.', adds: '. ', kind: 'folder', about: 'This folder' }, ...paths('folder', sources)];
      default:
        return [];
    }
  })();
  const fetched = command.fetches === true && given === 0 ? repositories(sources) : [];
  // A command that goes on after its first argument takes whatever comes then.
  return command.interspersed === false && given > 0 ? [] : [...own, ...fetched];
}

/** Without a space after it: a tag may follow, or a space. */
function repositories({ remoteImages }: SuggestionSources): readonly Suggestion[] {
  const names = [...new Set(remoteImages.map((image) => image.slice(0, image.lastIndexOf(':'))))];
  return names.map((name) => ({ label: name, adds: name, kind: 'image', about: 'From Docker Hub' }));
}

/** While the last word is a repository's name: its tags. */
function tagsOf({ command, words }: FoundCommand, { remoteImages }: SuggestionSources): readonly Suggestion[] {
  const last = words.at(-1) ?? '';
  if (command.fetches !== true || argumentsIn(command, words.slice(0, -1)) !== 0) return [];
  return remoteImages
    .filter((image) => image.startsWith(`${last}:`))
    .map((image) => image.slice(last.length))
    .map((tag) => ({ label: tag, adds: `${tag} `, kind: 'tag' }));
}

function flags(command: Command, words: readonly string[]): readonly Suggestion[] {
  const given = argumentsIn(command, words);
  if (given === undefined || (command.interspersed === false && given > 0)) return [];
  const used = new Set(words.filter((word) => word.startsWith('-')));
  return command.flags
    .filter((flag) => flag.simulated && flag.hidden !== true && !used.has(`--${flag.name}`) && !used.has(`-${flag.short}`))
    .map((flag): Suggestion => {
      const typed = flag.short === '' ? `--${flag.name}` : `-${flag.short}`;
      return { label: flagTitle(flag), adds: `${typed} `, kind: 'flag', about: flag.usage.replace(/\s+/g, ' ') };
    });
}

/** How many arguments stand in the words; undefined when the last is a flag whose value is still to come. */
function argumentsIn(command: Command, words: readonly string[]): number | undefined {
  let count = 0;
  let wantsValue = false;
  for (const word of words) {
    if (wantsValue) wantsValue = false;
    else if (word.startsWith('-') && (count === 0 || command.interspersed !== false)) {
      const named = command.flags.find(({ name, short }) => word === `--${name}` || (short !== '' && word === `-${short}`));
      wantsValue = named !== undefined && named.kind !== 'bool';
    } else count += 1;
  }
  return wantsValue ? undefined : count;
}

function isFull({ arguments: rule }: Command, count: number): boolean {
  switch (rule.kind) {
    case 'none':
      return true;
    case 'exactly':
      return count >= rule.count;
    case 'atLeast':
      return false;
    case 'atMost':
      return count >= rule.count;
    case 'between':
      return count >= rule.most;
  }
}

function paths(kind: 'folder' | 'file', sources: SuggestionSources): readonly Suggestion[] {
  return sources.paths
    .filter((path) => path.endsWith('/') === (kind === 'folder'))
    .map((path) => ({ label: path, adds: `${path.replace(/\/$/, '')} `, kind }));
}

function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}
