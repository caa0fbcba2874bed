import type { Problem } from '../manifest/problem';

/**
 * Problems without advice about fields of which something graver is said already: an image that is refused for want of
 * a tag need not be warned of for it.
 */
export function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const said = new Set<string>();
  for (const { set, path } of problems) {
    if (set !== 'good-practice' && path !== '') said.add(path);
  }
  if (said.size === 0) return problems;
  // What is said of one container's user answers for the pod's, which is asked for only because of the containers.
  const users = [...said].filter((path) => userOfContainer.test(path));
  return problems.filter(({ set, path, rule }) => {
    if (set !== 'good-practice') return true;
    if (rule === 'require-user-id' && users.some((user) => isUserOfPod(path, user))) return false;
    return !said.has(path);
  });
}

const userOfContainer = /\.(?:initContainers|containers)\[\d+\]\.securityContext\.runAsUser$/;

function isUserOfPod(path: string, user: string): boolean {
  return user.replace(userOfContainer, '.securityContext.runAsUser') === path;
}
