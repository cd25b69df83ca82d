import { DockerfileError } from '../../../src/engine/dockerfile/ast';
import type { StageInstruction } from '../../../src/engine/dockerfile/instructions/instruction';
import { parseDockerfile } from '../../../src/engine/dockerfile/parse';
import { parseStages } from '../../../src/engine/dockerfile/stages';
import type { CorpusCase } from './corpusCase';
import { dump } from './dump';

interface Case {
  name: string;
  dockerfile: string;
  dump?: string;
  escapeToken?: string;
  parseError?: string;
  instructionsError?: string;
  warnings?: string[];
  metaArgs?: { Key: string; Value: string | null }[][];
  stages?: { Name: string; BaseName: string; Platform: string; SourceCode: string; Commands: Command[] | null }[];
}
interface Command {
  name: string;
  cmd: Record<string, unknown>;
  lines: [number, number][];
}

const list = (items: readonly unknown[]): unknown => (items.length === 0 ? null : items);

/** Our typed instruction in the words of the recording. */
function recorded(instruction: StageInstruction): Record<string, unknown> {
  const string = instruction.source.code;
  const pairs = (items: readonly { key: string; value: string; noDelimiter: boolean }[]): unknown =>
    items.map(({ key, value, noDelimiter }) => ({ Key: key, Value: value, NoDelim: noDelimiter }));
  switch (instruction.kind) {
    case 'ENV':
      return { env: pairs(instruction.env), string };
    case 'LABEL':
      return { labels: pairs(instruction.labels), string };
    case 'ARG':
      return { args: instruction.args.map(({ key, value, comment }) => ({ Key: key, Value: value ?? null, Comment: comment })), string };
    case 'COPY':
    case 'ADD': {
      const { chmod, chown, destination: dest, sources } = instruction;
      const common = { chmod, chown, dest, sources: list(sources), string };
      return instruction.kind === 'COPY' ? { ...common, from: instruction.from, link: instruction.link } : common;
    }
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT': {
      const common = { cmdline: instruction.commandLine, prependShell: instruction.prependShell, string };
      if (instruction.kind !== 'RUN') return common;
      const files = list(instruction.files.map(({ name, data, chomp }) => ({ Name: name, Data: data, Chomp: chomp })));
      return { ...common, files };
    }
    case 'WORKDIR':
      return { path: instruction.path, string };
    case 'USER':
      return { user: instruction.user, string };
    case 'EXPOSE':
      return { ports: instruction.ports, string };
    case 'VOLUME':
      return { volumes: instruction.volumes, string };
    case 'STOPSIGNAL':
      return { signal: instruction.signal, string };
    case 'SHELL':
      return { shell: instruction.shell, string };
    case 'HEALTHCHECK': {
      const { test, interval, timeout, startPeriod, startInterval, retries } = instruction.health;
      const all = { Interval: interval, Timeout: timeout, StartPeriod: startPeriod, StartInterval: startInterval, Retries: retries };
      return { health: { Test: test, ...Object.fromEntries(Object.entries(all).filter(([, value]) => value !== 0)) }, string };
    }
    case 'ONBUILD':
      return { expression: instruction.expression, string };
    case 'MAINTAINER':
      return { maintainer: instruction.maintainer, string };
  }
}

function answer(text: string): Partial<Case> {
  try {
    const dockerfile = parseDockerfile(text);
    const first = {
      dump: dump(dockerfile.nodes),
      escapeToken: dockerfile.escapeToken,
      ...(dockerfile.warnings.length > 0 ? { warnings: dockerfile.warnings.map((warning) => warning.text) } : {}),
    };
    try {
      const { stages, metaArgs } = parseStages(dockerfile);
      return {
        ...first,
        ...(metaArgs.length > 0
          ? {
              metaArgs: metaArgs.map(({ args }) =>
                args.map(({ key, value, comment }) => ({ Key: key, Value: value ?? null, Comment: comment })),
              ),
            }
          : {}),
        stages: stages.map(({ from, instructions }) => ({
          Name: from.stageName,
          BaseName: from.baseName,
          Platform: from.platform,
          SourceCode: from.source.code,
          Commands: instructions.map((instruction) => ({
            name: instruction.source.name,
            cmd: recorded(instruction),
            lines: Array.from({ length: instruction.source.lines.end - instruction.source.lines.start + 1 }, (_, i): [number, number] => [
              instruction.source.lines.start + i,
              instruction.source.lines.start + i,
            ]),
          })),
        })),
      };
    } catch (error) {
      if (error instanceof DockerfileError) return { ...first, instructionsError: error.message };
      throw error;
    }
  } catch (error) {
    if (error instanceof DockerfileError) return { parseError: error.message };
    throw error;
  }
}

function expected(given: Case): Partial<Case> {
  const { name: _name, dockerfile: _dockerfile, ...rest } = given;
  if (rest.stages) {
    rest.stages = rest.stages.map((stage) => ({
      ...stage,
      Commands: (stage.Commands ?? []).map(({ name, cmd, lines }) => ({ name, cmd, lines })),
    }));
  }
  return rest;
}

/** BuildKit's parser.Parse (as `AST.Dump` prints it) and instructions.Parse. */
export function dockerfileCases(file: unknown): readonly CorpusCase[] {
  return ((file as { readonly cases?: readonly Case[] }).cases ?? []).map((one) => ({
    name: one.name,
    wanted: expected(one),
    got: answer(one.dockerfile),
  }));
}
