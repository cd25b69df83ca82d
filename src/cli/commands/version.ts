import type { Profile } from '../../engine/profile';

/** Build stamps that Docker's release prints beside its version (recording 29.7.2/02 step 111). */
const BUILD: Readonly<Record<string, string>> = { '29.7.2': '9f4be4f' };

/** `docker --version`. */
export function versionLine(profile: Profile): string {
  const build = BUILD[profile.version];
  return `Docker version ${profile.version}${build === undefined ? '' : `, build ${build}`}\n`;
}

/** BuildKit inside the daemon (fidelity README, table of profiles). */
const BUILDKIT: Readonly<Record<string, string>> = { '29.7.2': '0.32.2', '28.5.2': '0.25.2' };

export function buildkitVersion(profile: Profile): string {
  return BUILDKIT[profile.version] ?? profile.version;
}
