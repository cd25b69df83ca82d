import { DockerfileError } from '../ast';
import type { DockerfileNode } from '../ast';
import { trimSpace } from '../goText';
import { withSuggestion } from '../suggest';
import { parseAdd } from './add';
import { parseArg } from './arg';
import { parseCmd } from './cmd';
import { parseCopy } from './copy';
import { parseEntrypoint } from './entrypoint';
import { parseEnv } from './env';
import { parseExpose } from './expose';
import { parseFrom } from './from';
import { parseHealthcheckInstruction } from './healthcheck';
import type { Instruction, Source } from './instruction';
import { parseLabel } from './label';
import { parseMaintainer } from './maintainer';
import { parseOnbuild } from './onbuild';
import { parseRun } from './run';
import { parseShell } from './shell';
import { parseStopSignal } from './stopsignal';
import { parseUser } from './user';
import { parseVolume } from './volume';
import { parseWorkdir } from './workdir';

/** The commonest first: of several instructions that are equally near to a misspelt one, Docker suggests any, and we the first. */
const parsers: Readonly<Record<string, (node: DockerfileNode, source: Source) => Instruction>> = {
  from: parseFrom,
  run: parseRun,
  copy: parseCopy,
  cmd: parseCmd,
  env: parseEnv,
  workdir: parseWorkdir,
  entrypoint: parseEntrypoint,
  expose: parseExpose,
  add: parseAdd,
  arg: parseArg,
  label: parseLabel,
  user: parseUser,
  volume: parseVolume,
  healthcheck: parseHealthcheckInstruction,
  shell: parseShell,
  stopsignal: parseStopSignal,
  onbuild: parseOnbuild,
  maintainer: parseMaintainer,
};

export const instructionNames: readonly string[] = Object.keys(parsers).map((name) => name.toUpperCase());

/** Second stage, one instruction: from words to a typed instruction. Throws `DockerfileError`, with the line. */
export function parseInstruction(node: DockerfileNode): Instruction {
  const code = trimSpace(node.original);
  const name = /^\S*/.exec(code)?.[0] ?? '';
  const parse = Object.hasOwn(parsers, node.keyword) ? parsers[node.keyword] : undefined;
  try {
    if (!parse) throw new DockerfileError(withSuggestion(`unknown instruction: ${name}`, name, instructionNames, false));
    return parse(node, { name, code, lines: node.lines });
  } catch (error) {
    throw error instanceof DockerfileError ? error.at(node.lines) : error;
  }
}
