/** Programs of catalogue images of which only the version is known, from the image's recorded environment. */
import { serveNode } from './nodeServer';
import { servePython } from './pythonServer';
import { NotSimulated } from './program';
import type { Program, ProgramContext } from './program';

interface Versioned {
  readonly name: string;
  /** Environment variable of the image that holds the version. */
  readonly variable: string;
  readonly flags: readonly string[];
  readonly print: (version: string, context: ProgramContext) => void;
  readonly sentence: string;
  /** What else it does: a server that waits. Undefined when the words ask for nothing of the kind. */
  readonly serve?: (argv: readonly string[], context: ProgramContext, sentence: string) => Promise<number> | undefined;
  readonly serves?: string;
}

const VERSIONED: readonly Versioned[] = [
  {
    name: 'node',
    variable: 'NODE_VERSION',
    flags: ['--version', '-v'],
    print: (version, { stdout }) => {
      stdout(`v${version}\n`);
    },
    sentence: 'JavaScript is not run here; of node only `node --version` and waiting as a server are simulated.',
    serves: 'A script that calls listen(PORT) waits as a server; it answers with the one text that it sends, if there is just one.',
    serve: (argv, context, sentence) => {
      const [, file = ''] = argv;
      return file === '' || file.startsWith('-') ? undefined : serveNode(file, context, sentence);
    },
  },
  {
    name: 'python3',
    variable: 'PYTHON_VERSION',
    flags: ['--version', '-V'],
    print: (version, { stdout }) => {
      stdout(`Python ${version}\n`);
    },
    sentence: 'Python is not run here; of python only `python --version` and `python -m http.server` are simulated.',
    serves: '-m http.server serves the working directory.',
    serve: ([, option, module, port, ...rest], context) => {
      if (option !== '-m' || module !== 'http.server' || rest.length > 0 || !/^\d*$/.test(port ?? '')) return undefined;
      return servePython(port === undefined || port === '' ? 8000 : Number(port), context);
    },
  },
  {
    name: 'yarn',
    variable: 'YARN_VERSION',
    flags: ['--version', '-v'],
    print: (version, { stdout }) => {
      stdout(`${version}\n`);
    },
    sentence: 'Of yarn only `yarn --version` is simulated here.',
  },
  {
    name: 'go',
    variable: 'GOLANG_VERSION',
    flags: ['version'],
    print: (version, { stdout }) => {
      stdout(`go version go${version} linux/amd64\n`);
    },
    sentence: 'The Go compiler is not simulated here; of go only `go version` is.',
  },
];

function program({ name, variable, flags, print, sentence, serve, serves }: Versioned): Program {
  return {
    name,
    does: `Prints its version (${flags.join(', ')}) from ${variable} of the image.${serves === undefined ? '' : ` ${serves}`}`,
    doesNot: sentence,
    run(argv, context) {
      const served = serve?.(argv, context, sentence);
      if (served !== undefined) return served;
      const version = context.env[variable];
      const [, flag] = argv;
      if (argv.length !== 2 || flag === undefined || !flags.includes(flag) || version === undefined) throw new NotSimulated(name, sentence);
      print(version, context);
      return 0;
    },
  };
}

/** Exists in its image, with nothing about it known that it could print. */
function notRun(name: string, sentence: string): Program {
  return {
    name,
    does: 'Nothing: it says that it is not simulated.',
    doesNot: sentence,
    run() {
      throw new NotSimulated(name, sentence);
    },
  };
}

export const versionedPrograms: readonly Program[] = [
  ...VERSIONED.map(program),
  notRun('redis-cli', 'A Redis server, and so redis-cli, is not simulated here.'),
  notRun('git', 'git is not simulated here.'),
  notRun('make', 'make is not simulated here.'),
  notRun('gcc', 'Compilers are not simulated here.'),
];
