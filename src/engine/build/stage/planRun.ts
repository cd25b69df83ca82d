import { DockerfileError } from '../../dockerfile/ast';
import { trimSpace } from '../../dockerfile/goText';
import { chompHeredoc, parseHeredocWord } from '../../dockerfile/heredoc';
import type { RunInstruction } from '../../dockerfile/instructions/instruction';
import { platformString } from '../../oci/platform';
import { runText } from '../history';
import { parseMount } from '../runMount';
import type { StageCommand } from '../stageGraph';
import type { RunMount, RunStep } from '../step';
import type { StageDraft } from './stageDraft';

/** Arguments that RUN sees without ARG, and that leave no trace in history or cache (BuildKit, llb.ProxyEnv). */
const PREDEFINED = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);

export function planRun(draft: StageDraft, instruction: RunInstruction, command: StageCommand): void {
  const { stage, variables, options, workingDirectory } = draft;
  const { lines, code } = instruction.source;
  const asked = commandLineOf(instruction);
  const argv = instruction.prependShell ? draft.withShell(asked.argv) : asked.argv;
  const mounts = instruction.mounts.map((text, i): RunMount => {
    const mount = parseMount(variables.expand(text, lines), command.sources[i], workingDirectory);
    if ('error' in mount) throw new DockerfileError(mount.error);
    return mount;
  });
  const args = variables.args.map(({ key, value }) => [key, variables.env.get(key) ?? value ?? ''] as const);
  draft.addStep({
    kind: 'run',
    name: draft.nextStepName(code + asked.shownAfter, command, { rawQuotes: true, skipUnsetEnv: true }),
    lines,
    createdBy: runText(argv, args),
    argv,
    env: [...variables.env].map(([key, value]) => `${key}=${value}`),
    proxies: PREDEFINED.flatMap((name) => {
      const value = variables.env.has(name) ? undefined : options.buildArgs[name];
      return value === undefined ? [] : [`${name}=${value}`];
    }),
    workingDirectory,
    user: draft.image.config.User ?? '',
    network: instruction.network,
    platform: stage.platform === '' ? platformString(options.platform) : stage.platform,
    programs: { os: draft.image.os, architecture: draft.image.architecture },
    mounts,
    ...(asked.script ? { script: asked.script } : {}),
  });
}

interface AskedCommand {
  readonly argv: readonly string[];
  readonly script?: RunStep['script'];
  /** What the name of the step has behind the instruction. */
  readonly shownAfter: string;
}

/** What a RUN is to do, its here-documents put in. */
function commandLineOf({ commandLine, files }: RunInstruction): AskedCommand {
  const [file] = files;
  const [line] = commandLine;
  if (!file || line === undefined) return { argv: commandLine, shownAfter: '' };
  // Several, or one with more around it: the shell is to read it all.
  if (!parseHeredocWord(line)) return { argv: [line + files.map(({ data, name }) => `\n${data}${name}`).join('')], shownAfter: '' };
  const data = file.chomp ? chompHeredoc(file.data) : file.data;
  const shownAfter = ` (${firstLine(file.data)})`;
  if (!file.data.startsWith('#!')) return { argv: [data], shownAfter };
  const path = `/dev/pipes/${file.name}`;
  return { argv: [path], script: { ...file, data, path }, shownAfter };
}

function firstLine(document: string): string {
  const lines = trimSpace(document).replaceAll('\r\n', '\n').split('\n');
  return (lines[0] ?? '') + (lines.length > 1 ? '...' : '');
}
