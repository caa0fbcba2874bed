import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeHelmChart } from '../inputs/helm-chart';
import { writeJsonnet } from '../inputs/jsonnet';
import { writeKustomization } from '../inputs/kustomization';
import type { Contender, Folders, Scenario } from '../scenario';
import { isInstalled } from './installed';
import { nodeProgram } from './node-program';

/** A shell that keeps what a program prints, since that is how it is used. */
function printing(name: string, command: string, { output }: Folders): Contender {
  return {
    name,
    command: 'sh',
    args: ['-c', `${command} > '${join(output, 'printed.yaml')}' && times > "$BENCH_REPORT"`],
  };
}

function others(size: number, folders: Folders): readonly Contender[] {
  const found: Contender[] = [];
  if (process.env['KOSKO_MODULES'] !== undefined) {
    found.push(
      nodeProgram(
        'kosko, kubernetes-models',
        'kosko-services',
        ['kosko', size, folders.output],
        folders,
      ),
    );
  }
  if (isInstalled('helm', 'version')) {
    found.push(
      printing('helm template', `helm template bench '${writeHelmChart(folders, size)}'`, folders),
    );
  }
  if (isInstalled('jsonnet', '--version')) {
    found.push(printing('jsonnet', `jsonnet -y '${writeJsonnet(folders, size)}'`, folders));
  }
  // Its time grows with the square of the objects: a minute and a half at 5,000 services.
  if (isInstalled('kubectl', 'version', '--client') && size <= 1000) {
    found.push(
      printing(
        'kubectl kustomize',
        `kubectl kustomize '${writeKustomization(folders, size)}'`,
        folders,
      ),
    );
  }
  const schemas = process.env['KUBECONFORM_SCHEMAS'];
  if (schemas !== undefined && isInstalled('kubeconform', '-v')) {
    const input = join(writeKustomization(folders, size), 'all.yaml');
    found.push(
      printing(
        'kubeconform (checks only)',
        `kubeconform -schema-location '${schemas}' '${input}'`,
        folders,
      ),
    );
  }
  return found;
}

/** Deployments of three containers, with probes and a wait, and their Services: built, checked and written. */
export const webServices: Scenario = {
  name: 'web-services',
  title: 'web services: a Deployment of three containers with probes and a wait, and its Service',
  unit: 'services',
  sizes: [1, 100, 5000],
  reference: 'podwright',
  fitsGrowth: true,
  contendersAt(size, folders) {
    const { output, programs } = folders;
    const typed = existsSync(join(programs, 'typed-services.js'))
      ? [nodeProgram('podwright', 'typed-services', ['podwright', size, output], folders)]
      : [];
    return [
      ...typed,
      nodeProgram(
        'ApiObject in the App of podwright',
        'raw-services',
        ['podwright', size, output],
        folders,
      ),
      nodeProgram(
        'ApiObject in the App of cdk8s',
        'raw-services',
        ['cdk8s', size, output],
        folders,
      ),
      nodeProgram('cdk8s-plus-33', 'plus-services', ['cdk8s', size, output], folders),
      ...others(size, folders),
    ];
  },
};
