import { instructionFlags } from '../engine/dockerfile/instructions/instructionFlags';
import { instructionNames } from '../engine/dockerfile/instructions/parseInstruction';

export interface DockerfileCompletion {
  /** Where the completed word begins. */
  readonly from: number;
  readonly options: readonly DockerfileOption[];
}

export interface DockerfileOption {
  readonly label: string;
  readonly kind: 'instruction' | 'flag' | 'stage' | 'image' | 'file';
}

/** What may be named in a Dockerfile besides its own stages. */
export interface DockerfileNames {
  /** Of this machine. */
  readonly images: readonly string[];
  /** What a registry has. */
  readonly remoteImages: readonly string[];
  /** Paths in the build context, directories with a slash at the end. */
  readonly files: readonly string[];
}

const none = (from: number): DockerfileCompletion => ({ from, options: [] });

/** What could stand at `cursor` in a Dockerfile. Candidates come as far as they are known, not yet narrowed to what is typed. */
export function completeDockerfile(text: string, cursor: number, names: DockerfileNames): DockerfileCompletion {
  const before = text.slice(0, cursor);
  const logical = logicalLine(before);
  const word = /\S*$/.exec(before)?.[0] ?? '';
  const from = cursor - word.length;
  if (/^\s*#/.test(logical)) return none(from);
  const start = /^\s*(\S*)$/.exec(logical);
  if (start) return { from, options: instructionNames.map((label) => ({ label, kind: 'instruction' })) };
  const instruction = /^\s*(?:ONBUILD\s+)?(\S+)/i.exec(logical)?.[1]?.toUpperCase() ?? '';
  const stages = (): DockerfileOption[] => stageNames(before).map((label) => ({ label, kind: 'stage' }));
  const images = (): DockerfileOption[] => imageOptions(names);
  const fromFlag = /^--from=/.exec(word);
  if (instruction === 'COPY' && fromFlag) return { from: from + fromFlag[0].length, options: [...stages(), ...images()] };
  if (word.startsWith('-')) return { from, options: flagsOf(instruction) };
  if (instruction === 'FROM') {
    const given = logical
      .trim()
      .split(/\s+/)
      .slice(1, word === '' ? undefined : -1);
    if (given.some((argument) => !argument.startsWith('--'))) return none(from);
    return { from, options: [...stages(), ...images(), { label: 'scratch', kind: 'image' }] };
  }
  if ((instruction === 'COPY' || instruction === 'ADD') && !/\s--from=/.test(logical)) {
    return { from, options: names.files.map((label) => ({ label, kind: 'file' })) };
  }
  return none(from);
}

/** The instruction up to the cursor, with the lines that it goes on in. */
function logicalLine(before: string): string {
  const lines = before.split('\n');
  let logical = lines.pop() ?? '';
  for (let previous = lines.pop(); previous?.trimEnd().endsWith('\\') === true; previous = lines.pop()) {
    logical = `${previous.trimEnd().slice(0, -1)} ${logical}`;
  }
  return logical;
}

function flagsOf(instruction: string): readonly DockerfileOption[] {
  const table: Readonly<Record<string, Readonly<Record<string, string>>>> = instructionFlags;
  const flags = Object.hasOwn(table, instruction) ? table[instruction] : undefined;
  return Object.entries(flags ?? {}).map(([name, kind]) => ({ label: kind === 'boolean' ? `--${name}` : `--${name}=`, kind: 'flag' }));
}

function stageNames(before: string): readonly string[] {
  return [...before.matchAll(/^\s*FROM\s.*?\sAS\s+(\S+)\s*$/gim)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

function imageOptions({ images, remoteImages }: DockerfileNames): DockerfileOption[] {
  return [...new Set([...images, ...remoteImages])].map((label) => ({ label, kind: 'image' }));
}
