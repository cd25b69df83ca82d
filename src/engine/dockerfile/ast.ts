/** Lines of the Dockerfile, from 1, both ends included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** A here-document of an instruction (`<<EOF`). */
export interface Heredoc {
  readonly name: string;
  readonly fileDescriptor: number;
  /** False when its word is quoted: variables in it stay as they are. */
  readonly expand: boolean;
  /** `<<-`: leading tabs of its lines do not count. */
  readonly chomp: boolean;
  /** With the line ends, without the terminator. */
  readonly content: string;
}

/** One instruction as the first stage of parsing sees it: split into words, not yet understood. */
export interface DockerfileNode {
  /** Lower case. */
  readonly keyword: string;
  /** `--from=build`, in order. */
  readonly flags: readonly string[];
  /** For ENV and LABEL three for each pair: key, value, and `=` or '' (the legacy form). */
  readonly args: readonly string[];
  /** What ONBUILD triggers. */
  readonly subInstruction?: DockerfileNode;
  /** The arguments were written as a JSON array. */
  readonly json: boolean;
  /** The logical line: continuation lines joined, comments in between left out. */
  readonly original: string;
  readonly lines: LineRange;
  /** Comment lines directly above, without `#`. */
  readonly comments: readonly string[];
  readonly heredocs: readonly Heredoc[];
}

export interface ParseWarning {
  readonly text: string;
  readonly line: number;
}

export interface Dockerfile {
  readonly escapeToken: string;
  /** Value of the directive `# check=`, '' without one. */
  readonly check: string;
  readonly nodes: readonly DockerfileNode[];
  readonly warnings: readonly ParseWarning[];
}

/** The Dockerfile is not valid. `message` is BuildKit's; `lines` is where, if anywhere. */
export class DockerfileError extends Error {
  constructor(
    message: string,
    readonly lines?: LineRange,
  ) {
    super(message);
    this.name = 'DockerfileError';
  }

  at(lines: LineRange): DockerfileError {
    return this.lines === undefined ? new DockerfileError(this.message, lines) : this;
  }
}
