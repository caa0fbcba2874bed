/**
 * The steps of a field path as the API server writes it: `spec.containers[0].env[1].name`, `metadata.labels[app.kubernetes.io/name]`.
 *
 * @example
 * pathSteps('spec.containers[0].name'); // ['spec', 'containers', 0, 'name']
 */
export function pathSteps(path: string): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (const match of path.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)) {
    const [, bracket, name] = match;
    if (name !== undefined) steps.push(name);
    else if (bracket !== undefined) steps.push(/^\d+$/.test(bracket) ? Number(bracket) : bracket);
  }
  return steps;
}
