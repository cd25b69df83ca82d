/** image-spec image-index.md, platform object. */
export interface Platform {
  readonly architecture: string;
  readonly os: string;
  readonly variant?: string;
}

export const linuxAmd64: Platform = { architecture: 'amd64', os: 'linux' };

/** `linux/arm64/v8`. */
export function platformString(platform: Platform): string {
  return [platform.os, platform.architecture, platform.variant].filter((part) => part !== undefined && part !== '').join('/');
}

/** Whether a machine's kernel can run the programs of a platform; an image that does not say for which one it is counts as the machine's. */
export function runsOn(machine: Platform, programs: Pick<Platform, 'os' | 'architecture'> | undefined): boolean {
  return programs === undefined || (programs.os === machine.os && programs.architecture === machine.architecture);
}

export function matchesPlatform(wanted: Platform, offered: Platform): boolean {
  return (
    wanted.os === offered.os &&
    wanted.architecture === offered.architecture &&
    (wanted.variant === undefined || offered.variant === undefined || wanted.variant === offered.variant)
  );
}
