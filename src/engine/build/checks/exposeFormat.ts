import type { LineRange } from '../../dockerfile/ast';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const exposeProtoCasing = checkRule('ExposeProtoCasing', 'Protocol in EXPOSE instruction should be lowercase');
export const exposeInvalidFormat = checkRule(
  'ExposeInvalidFormat',
  'IP address and host-port mapping should not be used in EXPOSE instruction. This will become an error in a future release',
);

export function checkExposedPort(port: string, lines: LineRange, report: ReportWarning): void {
  if (port.includes(':')) {
    const message = `EXPOSE instruction should not define an IP address or host-port mapping, found '${port}'`;
    report({ rule: exposeInvalidFormat, message, lines });
  }
  const protocol = port.split('/')[1] ?? '';
  if (protocol !== protocol.toLowerCase()) {
    report({ rule: exposeProtoCasing, message: `Defined protocol '${port}' in EXPOSE instruction should be lowercase`, lines });
  }
}
