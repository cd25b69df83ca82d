import { DockerfileError } from '../dockerfile/ast';
import type { LineRange } from '../dockerfile/ast';
import { goQuote } from '../dockerfile/goText';
import type { StageInstruction } from '../dockerfile/instructions/instruction';
import { ShellWordError } from '../dockerfile/shellWord';
import type { ShellWordLexer } from '../dockerfile/shellWord';
import type { Stage } from '../dockerfile/stages';

export interface StageCommand {
  readonly instruction: StageInstruction;
  /** Comes from an ONBUILD of the base. */
  readonly onbuild: boolean;
  /** The stages it copies from or mounts, in the order of its flags. */
  readonly sources: readonly BuildStage[];
}

/** One stage of the Dockerfile, or an image that a COPY names directly. */
export interface BuildStage {
  /** With arguments expanded. */
  readonly baseName: string;
  /** The earlier stage it stands on, if it does. */
  readonly base: BuildStage | undefined;
  /** As FROM names it, lower case; '' when unnamed. */
  readonly ownName: string;
  readonly platform: string;
  readonly lines: LineRange;
  /** An image named by `COPY --from=image`: no stage of its own. */
  readonly implicit: boolean;
  /** Part of the shown names: `build`, `stage-1`, '' when there is only one. */
  displayName: string;
  /** Steps that are counted in `[2/5]`; 0 for implicit stages. */
  total: number;
  commands: StageCommand[];
}

export interface StageGraph {
  readonly stages: readonly BuildStage[];
  readonly target: BuildStage;
}

/** Which base names and stages a Dockerfile's stages stand for. Throws `DockerfileError`. */
export function stageGraph(
  stages: readonly Stage[],
  options: { readonly globalArgs: ReadonlyMap<string, string>; readonly lexer: ShellWordLexer; readonly target?: string },
): StageGraph {
  const all: BuildStage[] = [];
  const byName = new Map<string, BuildStage>();
  stages.forEach(({ from }, index) => {
    const baseName = expand(from.baseName, options, from.source.lines);
    if (baseName === '') throw new DockerfileError(`base name (${from.baseName}) should not be blank`, from.source.lines);
    const base = byName.get(baseName);
    const stage: BuildStage = {
      baseName,
      base,
      ownName: from.stageName,
      platform: from.platform === '' ? '' : expand(from.platform, options, from.source.lines),
      lines: from.source.lines,
      implicit: false,
      displayName: from.stageName === '' ? `stage-${index}` : from.stageName,
      total: (baseName === 'scratch' || base ? 0 : 1) + (stages[index]?.instructions.filter(isStep).length ?? 0),
      commands: [],
    };
    all.push(stage);
    if (from.stageName !== '') byName.set(from.stageName, stage);
  });

  const last = all.at(-1);
  if (!last) throw new DockerfileError('dockerfile contains no stages to build');
  const wanted = options.target ?? '';
  const target = wanted === '' ? last : byName.get(wanted.toLowerCase());
  if (!target) throw new DockerfileError(`target stage ${goQuote(wanted)} could not be found`);

  const graph = { all, byName };
  stages.forEach(({ instructions }, index) => {
    const stage = all[index];
    if (stage) stage.commands = instructions.map((instruction) => stageCommand(instruction, graph, false));
  });
  refuseCircles(all);
  const [only] = all;
  if (all.length === 1 && only) only.displayName = '';
  return { stages: all, target };
}

interface Registry {
  readonly all: BuildStage[];
  readonly byName: ReadonlyMap<string, BuildStage>;
}

/** The instruction with the stages it takes files from; images it names directly become stages of their own. */
export function stageCommand(instruction: StageInstruction, { all, byName }: Registry, onbuild: boolean): StageCommand {
  const find = (name: string): BuildStage => {
    if (/^[+-]?\d+$/.test(name)) {
      const indexed = all[Number(name)];
      if (!indexed) throw new DockerfileError(`invalid stage index ${Number(name)}`, instruction.source.lines);
      return indexed;
    }
    const known = byName.get(name.toLowerCase());
    if (known) return known;
    const implicit: BuildStage = {
      baseName: name,
      base: undefined,
      ownName: '',
      platform: '',
      lines: instruction.source.lines,
      implicit: true,
      displayName: '',
      total: 0,
      commands: [],
    };
    all.push(implicit);
    return implicit;
  };
  const names =
    instruction.kind === 'COPY' && instruction.from !== ''
      ? [instruction.from]
      : instruction.kind === 'RUN'
        ? instruction.mounts.map((mount) => /(?:^|,)from=([^,]*)/.exec(mount)?.[1] ?? 'scratch')
        : [];
  return { instruction, onbuild, sources: names.map(find) };
}

export function isStep(instruction: StageInstruction): boolean {
  return instruction.kind === 'RUN' || instruction.kind === 'COPY' || instruction.kind === 'ADD' || instruction.kind === 'WORKDIR';
}

/** The stages that a target needs, itself last, each after those it needs. */
export function neededStages(target: BuildStage): BuildStage[] {
  const needed: BuildStage[] = [];
  const visit = (stage: BuildStage): void => {
    if (needed.includes(stage)) return;
    if (stage.base) visit(stage.base);
    stage.commands.forEach((command) => {
      command.sources.forEach(visit);
    });
    if (!needed.includes(stage)) needed.push(stage);
  };
  visit(target);
  return needed;
}

function refuseCircles(stages: readonly BuildStage[]): void {
  const done = new Set<BuildStage>();
  const visit = (stage: BuildStage, path: readonly BuildStage[]): void => {
    if (done.has(stage)) return;
    for (const command of stage.commands) {
      for (const source of command.sources) {
        if (source === stage || path.includes(source)) {
          throw new DockerfileError(`circular dependency detected on stage: ${stage.displayName}`, command.instruction.source.lines);
        }
        visit(source, [...path, stage]);
      }
    }
    done.add(stage);
  };
  for (const stage of stages) visit(stage, []);
}

function expand(
  text: string,
  options: { readonly globalArgs: ReadonlyMap<string, string>; readonly lexer: ShellWordLexer },
  lines: LineRange,
): string {
  try {
    return options.lexer.process(text, (name) => options.globalArgs.get(name)).word;
  } catch (error) {
    throw error instanceof ShellWordError ? new DockerfileError(error.message, lines) : error;
  }
}
