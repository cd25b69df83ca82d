import type { ArgInstruction } from '../dockerfile/instructions/instruction';
import type { ShellWordLexer } from '../dockerfile/shellWord';
import { platformString } from '../oci/platform';
import type { Platform } from '../oci/platform';

/** Arguments that FROM lines see, and that ARG without a value takes over: platform facts and the ARGs above the first FROM. */
export function globalArgs(
  metaArgs: readonly ArgInstruction[],
  options: {
    readonly buildArgs: Readonly<Record<string, string>>;
    readonly buildPlatform: Platform;
    readonly targetPlatform: Platform;
    readonly targetStage: string;
    readonly lexer: ShellWordLexer;
  },
): Map<string, string> {
  const { buildArgs } = options;
  const args = new Map<string, string>([
    ...platformArgs('BUILD', options.buildPlatform),
    ...platformArgs('TARGET', options.targetPlatform),
    ['TARGETSTAGE', options.targetStage === '' ? 'default' : options.targetStage],
  ]);
  for (const name of args.keys()) {
    const given = buildArgs[name];
    if (given !== undefined) args.set(name, given);
  }
  for (const declaration of metaArgs.flatMap((instruction) => instruction.args)) {
    const given = buildArgs[declaration.key];
    if (given !== undefined) args.set(declaration.key, given);
    else if (declaration.value !== undefined) {
      args.set(declaration.key, options.lexer.process(declaration.value, (name) => args.get(name)).word);
    }
  }
  return args;
}

function platformArgs(prefix: string, platform: Platform): [string, string][] {
  return [
    [`${prefix}PLATFORM`, platformString(platform)],
    [`${prefix}OS`, platform.os],
    [`${prefix}OSVERSION`, ''],
    [`${prefix}ARCH`, platform.architecture],
    [`${prefix}VARIANT`, platform.variant ?? ''],
  ];
}
