/**
 * Makes texts of two runs comparable (fidelity README sections 2 and 5): what differs between any two runs of the same Docker is
 * replaced by a name or put in order; everything else stays. Pure functions.
 */
export interface Known {
  /** 64-digit hex strings that must come out exactly: they are in the registry. */
  readonly hex: ReadonlySet<string>;
  /** Times (to the second, `2026-11-23T04:39:59`) that must come out exactly. */
  readonly times: ReadonlySet<string>;
  /** Folders of the client's configuration, which differ between rigs. */
  readonly configFolders: readonly string[];
  /** Whether a word is a generated container name. */
  readonly isContainerName: (word: string) => boolean;
}

export function normaliseText(text: string, known: Known): string {
  let result = text;
  for (const folder of known.configFolders) result = result.replaceAll(folder, 'CONFIG');
  result = hexes(result, known.hex);
  result = times(result, known.times);
  return ages(kernelNumbers(result))
    .replace(/\b(?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])[a-z0-9]{25}\b/g, 'B25')
    .replace(/\b[a-z]+_[a-z]+\b/g, (word) => (known.isContainerName(word) ? 'NAME' : word));
}

function hexes(text: string, known: ReadonlySet<string>): string {
  const short = new Set([...known].map((hex) => hex.slice(0, 12)));
  return text
    .replace(/\b[0-9a-f]{64}\b/g, (hex) => (known.has(hex) ? hex : 'H64'))
    .replace(/\b[0-9a-f]{12}\b/g, (hex) => (short.has(hex) ? hex : 'H12'));
}

function times(text: string, known: ReadonlySet<string>): string {
  return text
    .replace(/\b(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z/g, (all, second: string) => (known.has(second) ? all : 'TS'))
    .replace(/\b(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) \+0000 UTC/g, (all, day: string, time: string) =>
      known.has(`${day}T${time}`) ? all : 'TS',
    )
    .replace(/\b[A-Z][a-z]{2} [ \d]\d \d\d:\d\d\b/g, 'DATE');
}

/**
 * Numbers that the kernel or chance gives, not Docker: process IDs of the machine, which count everything that ran on it; the locally
 * administered unicast address that a container's end of the bridge gets; and the links of /proc, which are the machine's processes.
 */
function kernelNumbers(text: string): string {
  return processTable(text)
    .replace(/("Pid": )[1-9]\d*/g, '$1PID')
    .replace(/("MacAddress": ")[0-9a-f][26ae](?::[0-9a-f]{2}){5}"/g, '$1MAC"')
    .replace(/^(dr-xr-xr-x +)\d+( .* proc)$/gm, '$1PROCESSES$2');
}

/** Rows of `docker top`: process IDs are numbered as they appear, so that who began whom is compared; C is the load of the moment. */
function processTable(text: string): string {
  const heading = /^UID +PID +PPID +C +STIME /m.exec(text);
  if (heading === null) return text;
  const names = new Map<string, string>();
  const named = (pid: string): string => {
    const name = names.get(pid) ?? `PID${String(names.size + 1)}`;
    names.set(pid, name);
    return name;
  };
  return text.replace(
    /^(\S+ +)(\d+)( +)(\d+)( +)\d+( +\d\d:\d\d )/gm,
    (_row, user: string, pid: string, gap: string, parent: string, next: string, started: string) =>
      `${user}${named(pid)}${gap}${named(parent)}${next}C${started}`,
  );
}

function ages(text: string): string {
  return text.replace(
    /\b(?:Less than a second|About an? (?:minute|hour)|\d+ (?:second|minute|hour|day|week|month|year)s?)(?: ago)?\b/g,
    'AGO',
  );
}

/** Blanks that only lay out a table, once the cells have been replaced by names of other lengths. */
export function squeezeBlanks(text: string): string {
  return text.replace(/ {2,}/g, '  ').replace(/ +$/gm, '');
}

/** Layers finish in any order, and tiny ones skip states: the lines of one pull are a set (README 2). */
export function pullLines(text: string): string {
  return sortRuns(text.replace(/^[0-9a-f]{12}: (?:Verifying Checksum|Waiting)\n/gm, ''), (line) => /^(?:[0-9a-f]{12}|H12): /.test(line));
}

/** Sorts each run of adjacent lines that match. */
export function sortRuns(text: string, belongs: (line: string) => boolean): string {
  const out: string[] = [];
  let run: string[] = [];
  for (const line of text.split('\n')) {
    if (belongs(line)) run.push(line);
    else {
      out.push(...run.sort(), line);
      run = [];
    }
  }
  return [...out, ...run.sort()].join('\n');
}

/** Every line in order of bytes: for outputs whose order Docker does not define. */
export function asSet(text: string): string {
  return text.split('\n').sort().join('\n');
}

interface Block {
  name: string;
  readonly lines: string[];
}

/**
 * BuildKit's plain output with its vertices as a set: numbers, durations and sizes of the context gone, pieces of one vertex joined,
 * sub-lines that were shown before they were done dropped, and vertices sorted by name. What stands outside of vertices keeps its place.
 */
export function buildPlain(text: string): string {
  if (!/^#\d+ /m.test(text)) return text;
  const blocks = new Map<string, Block>();
  const others: string[] = [];
  for (const line of text.split('\n')) {
    const match = /^#(\d+) (.*)$/.exec(line);
    if (match === null) {
      if (line !== '') others.push(line);
      continue;
    }
    const [, number = '', rest = ''] = match;
    const block = blocks.get(number);
    if (block === undefined) blocks.set(number, { name: rest, lines: [] });
    else if (rest !== '...' && rest !== block.name) block.lines.push(rest);
  }
  const shown = [...blocks.values()].map((block) => [`# ${block.name}`, ...blockLines(block)].join('\n')).sort();
  return [...shown, ...others.map(buildTail)].join('\n');
}

function blockLines(block: Block): string[] {
  const isBase = / FROM /.test(block.name);
  const lines = block.lines.map((line) =>
    buildTail(line)
      .replace(/^\d+\.\d+ /, 'T ')
      .replace(/^DONE \d+\.\d+s$/, 'DONE')
      .replace(/ \d+\.\d+s done$/, ' done')
      .replace(/ \d+\.\d+s$/, '')
      .replace(/^(transferring context:) .*? done$/, '$1 SIZE done'),
  );
  const finished = lines.filter((line) => line === 'DONE' || line.endsWith(' done') || isFinal(line));
  // A base counts as cached or done by a race (recording 29.7.2/05 steps 49 and 50).
  return finished.map((line) => (isBase && (line === 'CACHED' || line === 'DONE') ? 'DONE' : line));
}

/** Lines that are no sub-line in progress. */
function isFinal(line: string): boolean {
  return /^(?:T |CACHED|CANCELED|ERROR|WARN|DONE)/.test(line);
}

function buildTail(line: string): string {
  return line.replace(/^\d+\.\d{3} /, 'T ');
}

/** The same for the redrawn display: each vertex with its sub-lines is a block, and blocks are a set. */
export function buildBlocks(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith(' => '));
  if (first < 0) return text;
  const after = lines.findIndex((line, index) => index > first && !line.startsWith(' => '));
  const end = after < 0 ? lines.length : after;
  const blocks: string[][] = [];
  for (const line of lines.slice(first, end)) {
    if (/^ => (?:=> |WARN: )/.test(line)) blocks.at(-1)?.push(line);
    else blocks.push([line]);
  }
  const sorted = blocks.map((block) => block.join('\n')).sort();
  return [...lines.slice(0, first), ...sorted, ...lines.slice(end)].join('\n');
}

/** Warnings are told in no fixed order at the end of a build (recording 29.7.2/05 steps 53 and 87). */
export function warningLines(text: string): string {
  return sortRuns(text.replaceAll('\u001b[0m - ', '\u001b[0m\n - '), (line) => line.startsWith(' - '));
}

/** One line of a terminal: timers, counters and progress of a redrawn display. */
export function screenLine(line: string): string {
  return (
    line
      .replace(/ +$/, '')
      .replace(/^\[\+\] Building \d+\.\d+s \(\d+\/\d+\)/, '[+] Building')
      .replace(/ +\d+\.\d+s$/, ' T')
      .replace(/^(.*=> => transferring context:).*$/, '$1')
      .replace(/^( => )CACHED (\[[^\]]*\] FROM )/, '$1$2')
      .replace(/^(.*=> => (?:sha256:\S*|H64)).*$/, '$1')
      // Whether a layer is caught in these states is a matter of milliseconds.
      .replace(/^[0-9a-f]{12}: (Downloading|Extracting).*$/, 'LAYER: $1')
      .replace(/^\d+\.\d{3} /, 'T ')
  );
}

/**
 * Rows of the build cache. BuildKit keeps its records in a Go map, and `prune` tells them as the map gives them; `system df -v` orders by
 * last use, which for records of one build is a race (recordings 28.5.2/06 and 29.7.2/06, step 9, have the base third and last). Those rows
 * are a set, a first row padded with the heading being told like the others; `du` orders by size and then by the random ID, so that rows
 * of one size are a set.
 */
export function cacheRows(text: string): string {
  const named = text.replace(/^[a-z0-9]{12}(?= +(?:source\.\w+|regular|internal|frontend|exec\.cachemount) )/gm, 'B12');
  const pruned = named.replace(/^(B25\*? *\t(?:true|false) \t)\t/gm, '$1');
  const sets = sortRuns(pruned, (line) => /^(?:B12 |B25\*? *\t)/.test(line));
  const sizes = new Set(Array.from(sets.matchAll(DU_ROW), ([, size = '']) => size));
  return [...sizes].reduce((sorted, size) => sortRuns(sorted, (line) => new RegExp(DU_ROW.source).exec(line)?.[1] === size), sets);
}

const DU_ROW = /^B25\*? +(?:true|false) +([\d.]+[kMG]?B)/gm;
