import { DockerfileError } from '../../dockerfile/ast';
import type {
  AddInstruction,
  ArgInstruction,
  CommandLine,
  CopyInstruction,
  ExposeInstruction,
  RunInstruction,
  StageInstruction,
  WorkdirInstruction,
} from '../../dockerfile/instructions/instruction';
import { checkExposedPort } from '../checks/exposeFormat';
import { checkJsonArgs } from '../checks/jsonArgsRecommended';
import { checkKeyValueFormat } from '../checks/legacyKeyValueFormat';
import { checkUsedOnce } from '../checks/multipleInstructionsDisallowed';
import { checkSecrets } from '../checks/secretsUsedInArgOrEnv';
import { bracketText, healthcheckText, pairsText, quotedText } from '../history';
import { withEnv } from '../imageState';
import { exposedPorts } from '../ports';
import { isSignal } from '../signals';
import { healthcheckConfig } from './healthcheckConfig';
import type { StageDraft } from './stageDraft';

/** What leaves no layer: it is written into the image's configuration, and what follows sees it. */
export type ConfigurationInstruction = Exclude<StageInstruction, RunInstruction | CopyInstruction | AddInstruction | WorkdirInstruction>;

export function planConfiguration(draft: StageDraft, instruction: ConfigurationInstruction): void {
  const { report } = draft.options;
  const { lines } = instruction.source;
  const expand = (text: string): string => draft.variables.expand(text, lines);
  switch (instruction.kind) {
    case 'ENV': {
      const pairs = instruction.env.map((pair) => ({ ...pair, key: expand(pair.key), value: expand(pair.value) }));
      checkKeyValueFormat(instruction, report);
      for (const { key, value } of pairs) {
        checkSecrets('ENV', key, lines, report);
        draft.variables.set(key, value);
        draft.configure({ Env: withEnv(draft.image.config.Env ?? [], key, value) });
      }
      return draft.addRow(pairsText('ENV', pairs));
    }
    case 'LABEL': {
      const pairs = instruction.labels.map((pair) => ({ ...pair, key: expand(pair.key), value: expand(pair.value) }));
      checkKeyValueFormat(instruction, report);
      const labels = Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
      draft.configure({ Labels: { ...draft.image.config.Labels, ...labels } });
      return draft.addRow(pairsText('LABEL', pairs));
    }
    case 'ARG':
      return planArg(draft, instruction);
    case 'CMD': {
      const argv = commandOf(draft, instruction);
      draft.configure({ Cmd: argv, ArgsEscaped: true });
      return draft.addRow(quotedText('CMD', argv));
    }
    case 'ENTRYPOINT': {
      const argv = commandOf(draft, instruction);
      // A command of the base was meant for its own entrypoint.
      draft.configure(draft.hasUsed('CMD') ? { Entrypoint: argv } : { Entrypoint: argv, Cmd: undefined });
      return draft.addRow(quotedText('ENTRYPOINT', argv));
    }
    case 'HEALTHCHECK':
      checkUsedOnce(instruction.source, draft.use(instruction), report);
      draft.configure({ Healthcheck: healthcheckConfig(instruction.health) });
      return draft.addRow(healthcheckText(instruction.health));
    case 'EXPOSE':
      return planExpose(draft, instruction);
    case 'USER': {
      const user = expand(instruction.user);
      draft.configure({ User: user });
      return draft.addRow(`USER ${user}`);
    }
    case 'VOLUME': {
      const volumes = instruction.volumes.map(expand);
      if (volumes.includes('')) throw new DockerfileError('VOLUME specified can not be an empty string');
      draft.configure({ Volumes: { ...draft.image.config.Volumes, ...Object.fromEntries(volumes.map((path) => [path, {}])) } });
      return draft.addRow(bracketText('VOLUME', volumes));
    }
    case 'STOPSIGNAL': {
      const signal = expand(instruction.signal);
      if (!isSignal(signal)) throw new DockerfileError(`invalid signal: ${signal}`);
      draft.configure({ StopSignal: signal });
      return draft.addRow(`STOPSIGNAL ${signal}`);
    }
    case 'SHELL':
      draft.configure({ Shell: instruction.shell });
      return draft.addRow(bracketText('SHELL', instruction.shell));
    case 'ONBUILD':
      return draft.configure({ OnBuild: [...(draft.image.config.OnBuild ?? []), instruction.expression] });
    case 'MAINTAINER':
      draft.image = { ...draft.image, author: instruction.maintainer };
      return draft.addRow(`MAINTAINER ${instruction.maintainer}`);
  }
}

function planArg(draft: StageDraft, instruction: ArgInstruction): void {
  const { buildArgs, globalArgs, report } = draft.options;
  const { lines } = instruction.source;
  const shown = instruction.args.map(({ key, value: declared }) => {
    checkSecrets('ARG', key, lines, report);
    const value = buildArgs[key] ?? (declared === undefined ? globalArgs.get(key) : draft.variables.expand(declared, lines));
    draft.variables.declare(key, value);
    return value === undefined ? key : `${key}=${value}`;
  });
  draft.addRow(`ARG ${shown.join(' ')}`);
}

/** The argument list of a CMD or ENTRYPOINT. */
function commandOf(
  draft: StageDraft,
  instruction: CommandLine & Extract<StageInstruction, { kind: 'CMD' | 'ENTRYPOINT' }>,
): readonly string[] {
  const { report } = draft.options;
  checkUsedOnce(instruction.source, draft.use(instruction), report);
  checkJsonArgs(instruction, (draft.image.config.Shell ?? []).length > 0, report);
  return instruction.prependShell ? draft.withShell(instruction.commandLine) : instruction.commandLine;
}

function planExpose(draft: StageDraft, instruction: ExposeInstruction): void {
  const { lines } = instruction.source;
  const ports = instruction.ports
    .flatMap((port) => draft.variables.expandWords(port, lines))
    .flatMap((port) => {
      checkExposedPort(port, lines, draft.options.report);
      const list = exposedPorts(port);
      if ('error' in list) throw new DockerfileError(list.error);
      return list;
    });
  const exposed = Object.fromEntries(ports.map((port) => [port, {}]));
  draft.configure({ ExposedPorts: { ...draft.image.config.ExposedPorts, ...exposed } });
  draft.addRow(bracketText('EXPOSE', ports));
}
