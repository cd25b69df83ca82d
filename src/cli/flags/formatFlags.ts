import { flag } from './flag';
import type { Flag } from './flag';

const REFER = 'Refer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates';

/** `--format` of commands that list (docker/cli `cli/flags/flags.go`, FormatHelp). */
export const listFormatFlag: Flag = flag(
  'format',
  '',
  'string',
  "Format output using a custom template:\n'table':            Print output in table format with column headers (default)\n" +
    "'table TEMPLATE':   Print output in table format using the given Go template\n'json':             Print in JSON format\n" +
    `'TEMPLATE':         Print output using the given Go template.\n${REFER}`,
);

/** `--format` of commands that inspect (docker/cli `cli/flags/flags.go`, InspectFormatHelp). */
export const inspectFormatFlag: Flag = flag(
  'format',
  'f',
  'string',
  `Format output using a custom template:\n'json':             Print in JSON format\n'TEMPLATE':         Print output using the given Go template.\n${REFER}`,
);
