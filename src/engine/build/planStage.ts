import { DockerfileError } from '../dockerfile/ast';
import type { LineRange } from '../dockerfile/ast';
import { trimSpace } from '../dockerfile/goText';
import { chompHeredoc, parseHeredocWord } from '../dockerfile/heredoc';
import type {
  AddInstruction,
  ArgInstruction,
  CopyInstruction,
  RunInstruction,
  StageInstruction,
  WorkdirInstruction,
} from '../dockerfile/instructions/instruction';
import { ShellWordError, ShellWordLexer } from '../dockerfile/shellWord';
import type { ShellWordOptions } from '../dockerfile/shellWord';
import type { ContainerDefaults } from '../oci/imageConfig';
import { platformString } from '../oci/platform';
import type { Platform } from '../oci/platform';
import { checkExposedPort } from './checks/exposeFormat';
import { checkJsonArgs } from './checks/jsonArgsRecommended';
import { checkKeyValueFormat } from './checks/legacyKeyValueFormat';
import { checkUsedOnce } from './checks/multipleInstructionsDisallowed';
import { checkSecrets } from './checks/secretsUsedInArgOrEnv';
import { checkVariables } from './checks/undefinedVar';
import { checkWorkdir } from './checks/workdirRelativePath';
import type { ReportWarning } from './checks/check';
import { cleanPath } from './dockerignore';
import { bracketText, healthcheckText, pairsText, quotedText, runText } from './history';
import { withEnv } from './imageState';
import type { ImageState } from './imageState';
import { exposedPorts } from './ports';
import { parseMount } from './runMount';
import { isSignal } from './signals';
import type { BuildStage, StageCommand } from './stageGraph';
import type { CopySource, RunMount, Step } from './step';

export interface PlanOptions {
  readonly escapeToken: string;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly globalArgs: ReadonlyMap<string, string>;
  /** Of the build, unless the stage says otherwise. */
  readonly platform: Platform;
  readonly report: ReportWarning;
}

/** A stage with its instructions worked out: what is to be done, and the image that it leaves. */
export interface StagePlan {
  readonly stage: BuildStage;
  /** Steps counted in the shown names, those of ONBUILD included. */
  readonly total: number;
  readonly steps: readonly Step[];
  /** In order: those of ONBUILD, then the stage's own. */
  readonly instructions: readonly PlannedInstruction[];
  readonly image: ImageState;
  /** What a stage that stands on this one takes over. */
  readonly scope: StageScope;
}

/** An instruction, the step that does it, if one does, and the place of its row in the stage's history, if it has one. */
export interface PlannedInstruction {
  readonly command: StageCommand;
  readonly step?: Step;
  readonly row?: number;
}

interface Declared {
  readonly key: string;
  readonly value: string | undefined;
}

/** What an instruction sees besides the image. */
export interface StageScope {
  /** Variables of the build: those of the image, and arguments. */
  readonly env: ReadonlyMap<string, string>;
  readonly args: readonly Declared[];
  readonly workdirSet: boolean;
}

export function newScope(image: ImageState): StageScope {
  const env = new Map<string, string>();
  for (const line of image.config.Env ?? []) {
    const at = line.indexOf('=');
    env.set(at < 0 ? line : line.slice(0, at), at < 0 ? '' : line.slice(at + 1));
  }
  return { env, args: [], workdirSet: false };
}

const COMMENT = 'buildkit.dockerfile.v0';
/** Arguments that RUN sees without ARG, and that leave no trace in history or cache (BuildKit, llb.ProxyEnv). */
const PREDEFINED = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
const DEFAULT_SHELL = ['/bin/sh', '-c'];

/** Works out a stage on top of an image. Pure; throws `DockerfileError` with the lines of the instruction. */
export function planStage(
  stage: BuildStage,
  triggers: readonly StageCommand[],
  image: ImageState,
  scope: StageScope,
  options: PlanOptions,
): StagePlan {
  const total = stage.total + triggers.length;
  const planner = new StagePlanner(stage, total, image, scope, options);
  for (const command of [...triggers, ...stage.commands]) planner.add(command);
  return { stage, total, steps: planner.steps, instructions: planner.instructions, image: planner.image, scope: planner.scope };
}

class StagePlanner {
  readonly steps: Step[] = [];
  readonly instructions: PlannedInstruction[] = [];
  image: ImageState;
  #env: Map<string, string>;
  #args: Declared[];
  #workdirSet: boolean;
  #workingDirectory: string;
  #number: number;
  readonly #used = new Map<'CMD' | 'ENTRYPOINT' | 'HEALTHCHECK', LineRange>();
  readonly #lexer: ShellWordLexer;

  constructor(
    readonly stage: BuildStage,
    readonly total: number,
    image: ImageState,
    scope: StageScope,
    readonly options: PlanOptions,
  ) {
    this.image = image;
    this.#env = new Map(scope.env);
    this.#args = [...scope.args];
    this.#workdirSet = scope.workdirSet;
    this.#workingDirectory = image.config.WorkingDir === undefined || image.config.WorkingDir === '' ? '/' : image.config.WorkingDir;
    this.#number = stage.baseName === 'scratch' || stage.base ? 0 : 1;
    this.#lexer = new ShellWordLexer({ escapeToken: options.escapeToken });
  }

  get scope(): StageScope {
    return { env: this.#env, args: this.#args, workdirSet: this.#workdirSet };
  }

  add(command: StageCommand): void {
    const steps = this.steps.length;
    const rows = this.image.history.length;
    try {
      this.#dispatch(command);
    } catch (error) {
      if (error instanceof DockerfileError) throw error.at(command.instruction.source.lines);
      if (error instanceof ShellWordError) throw new DockerfileError(error.message, command.instruction.source.lines);
      throw error;
    }
    const step = this.steps[steps];
    this.instructions.push({
      command,
      ...(step === undefined ? {} : { step }),
      ...(this.image.history.length === rows ? {} : { row: rows }),
    });
  }

  #dispatch(command: StageCommand): void {
    const { instruction } = command;
    const { report } = this.options;
    const expand = (text: string): string => this.#expand(text, instruction);
    switch (instruction.kind) {
      case 'ENV': {
        const pairs = instruction.env.map((pair) => ({ ...pair, key: expand(pair.key), value: expand(pair.value) }));
        checkKeyValueFormat(instruction, report);
        for (const { key, value } of pairs) {
          checkSecrets('ENV', key, instruction.source.lines, report);
          this.#setEnv(key, value);
          this.#configure({ Env: withEnv(this.image.config.Env ?? [], key, value) });
        }
        return this.#row(pairsText('ENV', pairs));
      }
      case 'LABEL': {
        const pairs = instruction.labels.map((pair) => ({ ...pair, key: expand(pair.key), value: expand(pair.value) }));
        checkKeyValueFormat(instruction, report);
        const labels = Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
        this.#configure({ Labels: { ...this.image.config.Labels, ...labels } });
        return this.#row(pairsText('LABEL', pairs));
      }
      case 'ARG':
        return this.#arg(instruction);
      case 'RUN':
        return this.#run(instruction, command);
      case 'COPY':
      case 'ADD':
        return this.#copy(instruction, command);
      case 'WORKDIR':
        return this.#workdir({ ...instruction, path: expand(instruction.path) }, command);
      case 'CMD': {
        checkUsedOnce(instruction.source, this.#use('CMD', instruction), report);
        checkJsonArgs(instruction, (this.image.config.Shell ?? []).length > 0, report);
        const argv = instruction.prependShell ? this.#withShell(instruction.commandLine) : instruction.commandLine;
        this.#configure({ Cmd: argv, ArgsEscaped: true });
        return this.#row(quotedText('CMD', argv));
      }
      case 'ENTRYPOINT': {
        checkUsedOnce(instruction.source, this.#use('ENTRYPOINT', instruction), report);
        checkJsonArgs(instruction, (this.image.config.Shell ?? []).length > 0, report);
        const argv = instruction.prependShell ? this.#withShell(instruction.commandLine) : instruction.commandLine;
        // A command of the base was meant for its own entrypoint.
        this.#configure(this.#used.has('CMD') ? { Entrypoint: argv } : { Entrypoint: argv, Cmd: undefined });
        return this.#row(quotedText('ENTRYPOINT', argv));
      }
      case 'HEALTHCHECK': {
        checkUsedOnce(instruction.source, this.#use('HEALTHCHECK', instruction), report);
        this.#configure({ Healthcheck: healthcheckConfig(instruction.health) });
        return this.#row(healthcheckText(instruction.health));
      }
      case 'EXPOSE': {
        const ports = instruction.ports
          .flatMap((port) => this.#expandWords(port, instruction))
          .flatMap((port) => {
            checkExposedPort(port, instruction.source.lines, report);
            const list = exposedPorts(port);
            if ('error' in list) throw new DockerfileError(list.error);
            return list;
          });
        const exposed = Object.fromEntries(ports.map((port) => [port, {}]));
        this.#configure({ ExposedPorts: { ...this.image.config.ExposedPorts, ...exposed } });
        return this.#row(bracketText('EXPOSE', ports));
      }
      case 'USER': {
        const user = expand(instruction.user);
        this.#configure({ User: user });
        return this.#row(`USER ${user}`);
      }
      case 'VOLUME': {
        const volumes = instruction.volumes.map(expand);
        if (volumes.includes('')) throw new DockerfileError('VOLUME specified can not be an empty string');
        this.#configure({ Volumes: { ...this.image.config.Volumes, ...Object.fromEntries(volumes.map((path) => [path, {}])) } });
        return this.#row(bracketText('VOLUME', volumes));
      }
      case 'STOPSIGNAL': {
        const signal = expand(instruction.signal);
        if (!isSignal(signal)) throw new DockerfileError(`invalid signal: ${signal}`);
        this.#configure({ StopSignal: signal });
        return this.#row(`STOPSIGNAL ${signal}`);
      }
      case 'SHELL':
        this.#configure({ Shell: instruction.shell });
        return this.#row(bracketText('SHELL', instruction.shell));
      case 'ONBUILD':
        return this.#configure({ OnBuild: [...(this.image.config.OnBuild ?? []), instruction.expression] });
      case 'MAINTAINER':
        this.image = { ...this.image, author: instruction.maintainer };
        return this.#row(`MAINTAINER ${instruction.maintainer}`);
    }
  }

  #arg(instruction: ArgInstruction): void {
    const shown: string[] = [];
    for (const { key, value: declared } of instruction.args) {
      checkSecrets('ARG', key, instruction.source.lines, this.options.report);
      const given = this.options.buildArgs[key];
      const value = given ?? (declared === undefined ? this.options.globalArgs.get(key) : this.#expand(declared, instruction));
      if (value !== undefined) this.#setEnv(key, value);
      this.#args.push({ key, value });
      shown.push(value === undefined ? key : `${key}=${value}`);
    }
    this.#row(`ARG ${shown.join(' ')}`);
  }

  #run(instruction: RunInstruction, command: StageCommand): void {
    let shown = instruction.source.code;
    let argv = instruction.commandLine;
    let script: { readonly name: string; readonly data: string; readonly chomp: boolean; readonly path: string } | undefined;
    const [file] = instruction.files;
    const [line] = instruction.commandLine;
    if (file && line !== undefined) {
      if (parseHeredocWord(line)) {
        const data = file.chomp ? chompHeredoc(file.data) : file.data;
        if (file.data.startsWith('#!')) {
          script = { ...file, data, path: `/dev/pipes/${file.name}` };
          argv = [script.path];
        } else {
          argv = [data];
        }
        shown += ` (${summary(file.data)})`;
      } else {
        // Several, or one with more around it: the shell is to read it all.
        argv = [line + instruction.files.map(({ data, name }) => `\n${data}${name}`).join('')];
      }
    }
    if (instruction.prependShell) argv = this.#withShell(argv);
    const mounts = instruction.mounts.map((text, i): RunMount => {
      const mount = parseMount(this.#expand(text, instruction), command.sources[i], this.#workingDirectory);
      if ('error' in mount) throw new DockerfileError(mount.error);
      return mount;
    });
    const args = this.#args.map(({ key, value }) => [key, this.#env.get(key) ?? value ?? ''] as const);
    const createdBy = runText(argv, args);
    this.steps.push({
      kind: 'run',
      name: this.#stepName(this.#shownText(shown, { rawQuotes: true, skipUnsetEnv: true }), command),
      lines: instruction.source.lines,
      createdBy,
      argv,
      env: [...this.#env].map(([key, value]) => `${key}=${value}`),
      proxies: PREDEFINED.flatMap((name) => {
        const value = this.#env.has(name) ? undefined : this.options.buildArgs[name];
        return value === undefined ? [] : [`${name}=${value}`];
      }),
      workingDirectory: this.#workingDirectory,
      user: this.image.config.User ?? '',
      network: instruction.network,
      platform: this.stage.platform === '' ? platformString(this.options.platform) : this.stage.platform,
      programs: { os: this.image.os, architecture: this.image.architecture },
      mounts,
      ...(script ? { script } : {}),
    });
    this.#row(createdBy, true);
  }

  #copy(instruction: CopyInstruction | AddInstruction, command: StageCommand): void {
    const expand = (text: string): string => this.#expand(text, instruction);
    const chown = expand(instruction.chown);
    const chmod = expand(instruction.chmod);
    const paths = instruction.sources.map(expand);
    const destination = expand(instruction.destination);
    const [stage] = command.sources;
    const parents = instruction.kind === 'COPY' && instruction.parents;
    if (/^[0-7]+$/.test(chmod) && Number.parseInt(chmod, 8) > 0o7777) {
      throw new DockerfileError(`invalid chmod parameter: '${chmod}'. it should be octal string and between 0 and 07777`);
    }
    const fromFiles = paths.map((path): CopySource => {
      if (/^(?:https?|git|ssh):\/\//.test(path) || path.startsWith('git@')) {
        if (instruction.kind === 'COPY') {
          throw new DockerfileError(`source can't be a ${/^https?:/.test(path) && !path.endsWith('.git') ? 'URL' : 'git ref'} for COPY`);
        }
        throw new NotSimulatedError(`ADD of ${path} is not simulated: there is no network to fetch it from.`, instruction.source.lines);
      }
      return stage ? { kind: 'stage', stage, path: absolute(path) } : { kind: 'context', path: absolute(path) };
    });
    const fromDocuments = instruction.contents.map(({ path, data, expand: expands }): CopySource => {
      return { kind: 'inline', name: path, data: expands ? this.#expandRaw(data, instruction) : data };
    });
    const createdBy = [
      instruction.kind,
      ...(parents ? ['--parents'] : []),
      ...(chown === '' ? [] : [`--chown=${chown}`]),
      ...(chmod === '' ? [] : [`--chmod=${chmod}`]),
      ...paths,
      ...instruction.contents.map(({ path }) => `<<${path}`),
      destination,
      '# buildkit',
    ].join(' ');
    this.steps.push({
      kind: 'copy',
      name: this.#stepName(this.#shownText(instruction.source.code, {}), command),
      lines: instruction.source.lines,
      createdBy,
      sources: [...fromFiles, ...fromDocuments],
      destination: this.#resolve(destination),
      chown,
      chmod,
      unpack: instruction.kind === 'ADD' && instruction.unpack !== false,
      parents,
      exclude: instruction.exclude,
    });
    this.#row(createdBy, true);
  }

  #workdir(instruction: WorkdirInstruction, command: StageCommand): void {
    checkWorkdir(instruction, this.#workdirSet, this.options.report);
    this.#workdirSet = true;
    const path = absolute(instruction.path.startsWith('/') ? instruction.path : `${this.#workingDirectory}/${instruction.path}`);
    this.#workingDirectory = path;
    this.#configure({ WorkingDir: path });
    if (path !== '/') {
      this.steps.push({
        kind: 'workdir',
        name: this.#stepName(this.#shownText(instruction.source.code, {}), command),
        lines: instruction.source.lines,
        createdBy: `WORKDIR ${path}`,
        path,
        user: this.image.config.User ?? '',
      });
    }
    this.#row(`WORKDIR ${path}`, path !== '/');
  }

  #use(kind: 'CMD' | 'ENTRYPOINT' | 'HEALTHCHECK', instruction: StageInstruction): LineRange | undefined {
    const earlier = this.#used.get(kind);
    this.#used.set(kind, instruction.source.lines);
    return earlier;
  }

  #setEnv(key: string, value: string): void {
    // A variable that is set anew moves to the end (client/llb, EnvList).
    this.#env.delete(key);
    this.#env.set(key, value);
  }

  #configure(change: ContainerDefaults): void {
    this.image = { ...this.image, config: { ...this.image.config, ...change } };
  }

  #row(createdBy: string, hasLayer = false): void {
    const entry = { created_by: createdBy, comment: COMMENT, ...(hasLayer ? {} : { empty_layer: true }) };
    this.image = { ...this.image, history: [...this.image.history, { entry, inherited: false }] };
  }

  #withShell(commandLine: readonly string[]): string[] {
    const shell = this.image.config.Shell ?? [];
    return [...(shell.length > 0 ? shell : DEFAULT_SHELL), commandLine.join(' ')];
  }

  #expand(text: string, instruction: StageInstruction): string {
    const result = this.#lexer.process(text, (name) => this.#env.get(name));
    this.#reportUnmatched(result.unmatched, instruction);
    return result.word;
  }

  #expandWords(text: string, instruction: StageInstruction): readonly string[] {
    const result = this.#lexer.process(text, (name) => this.#env.get(name));
    this.#reportUnmatched(result.unmatched, instruction);
    return result.words;
  }

  /** Of a here-document: quotes stay. */
  #expandRaw(text: string, instruction: StageInstruction): string {
    const result = new ShellWordLexer({ skipProcessQuotes: true }).process(text, (name) => this.#env.get(name));
    this.#reportUnmatched(result.unmatched, instruction);
    return result.word;
  }

  #reportUnmatched(unmatched: ReadonlySet<string>, instruction: StageInstruction): void {
    const declared = this.#args.map(({ key }) => key);
    checkVariables(unmatched, { declared, set: [...this.#env.keys()] }, instruction.source.lines, this.options.report);
  }

  /** The instruction as a build shows it: variables expanded, keyword in capitals. */
  #shownText(code: string, options: ShellWordOptions): string {
    let text = code;
    try {
      text = new ShellWordLexer({ escapeToken: this.options.escapeToken, ...options }).process(code, (name) => this.#env.get(name)).word;
    } catch (error) {
      if (!(error instanceof ShellWordError)) throw error; // shown as it was written
    }
    const gap = text.indexOf(' ');
    return gap < 0 ? text.toUpperCase() : text.slice(0, gap).toUpperCase() + text.slice(gap);
  }

  #stepName(text: string, command: StageCommand): string {
    this.#number++;
    return stepPrefix(this.stage, this.#number, this.total) + (command.onbuild ? 'ONBUILD ' : '') + text;
  }

  #resolve(path: string): string {
    if (path.startsWith('/')) return keepTrailing(path, cleanPath(path));
    const given = path === '' || path === '.' ? './' : path;
    return keepTrailing(given, cleanPath(`${this.#workingDirectory}/${given}`));
  }
}

/** `[build 2/4] `. BuildKit pads to the width of the total. */
export function stepPrefix(stage: BuildStage, number: number, total: number): string {
  if (total === 0) return '';
  const shown = String(number).padStart(String(total).length);
  return `[${stage.displayName === '' ? '' : `${stage.displayName} `}${shown}/${total}] `;
}

/** Something that exists for real, but not here. */
export class NotSimulatedError extends Error {
  constructor(
    message: string,
    readonly lines: LineRange,
  ) {
    super(message);
  }
}

function absolute(path: string): string {
  return cleanPath(`/${path}`);
}

function keepTrailing(given: string, clean: string): string {
  if (clean === '/') return '/';
  if (given.endsWith('/.')) return `${clean}/.`;
  return given.endsWith('/') ? `${clean}/` : clean;
}

function summary(document: string): string {
  const lines = trimSpace(document).replaceAll('\r\n', '\n').split('\n');
  return (lines[0] ?? '') + (lines.length > 1 ? '...' : '');
}

function healthcheckConfig(health: {
  readonly test: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly startPeriod: number;
  readonly startInterval: number;
  readonly retries: number;
}): Record<string, unknown> {
  const numbers = {
    Interval: health.interval,
    Timeout: health.timeout,
    StartPeriod: health.startPeriod,
    StartInterval: health.startInterval,
    Retries: health.retries,
  };
  return { Test: health.test, ...Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== 0)) };
}
