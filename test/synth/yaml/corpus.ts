import { ApiObject, App as UpstreamApp, Chart, type ApiObjectProps, type AppProps } from 'cdk8s';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { App as OurApp } from '../../../src/synth/app';
import type { Reader } from './readers';

/** The YAML files below a folder; those of packages and of version control are left out. */
export function yamlFilesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : yamlFilesIn(path);
      }
      return /\.ya?ml$/.test(entry.name) ? [path] : [];
    })
    .sort();
}

/** The manifests of a file as kubectl takes them: of a key that is there twice the last one, dates as text. */
function manifestsIn(file: string): readonly ApiObjectProps[] {
  return parseAllDocuments(readFileSync(file, 'utf8'), { version: '1.1', uniqueKeys: false })
    .map((document) => JSON.parse(JSON.stringify(document.toJS())) as unknown)
    .filter(
      (one): one is ApiObjectProps =>
        typeof one === 'object' && one !== null && 'apiVersion' in one && 'kind' in one,
    );
}

/** Each manifest in a chart of its own: a file may hold the same object twice. */
function synthesise(
  AppOf: new (props: AppProps) => UpstreamApp,
  outdir: string,
  manifests: readonly ApiObjectProps[],
): readonly string[] {
  mkdirSync(outdir, { recursive: true });
  const app = new AppOf({ outdir });
  for (const [index, manifest] of manifests.entries()) {
    new ApiObject(new Chart(app, `chart${index}`), 'object', manifest);
  }
  app.synth();
  return manifests.map((_, index) => join(outdir, `chart${index}.k8s.yaml`));
}

/** What cdk8s makes of a manifest before it writes it. */
function renderedOf(manifest: ApiObjectProps, index: number): unknown {
  const chart = new Chart(new UpstreamApp(), `chart${index}`);
  return new ApiObject(chart, 'object', manifest).toJson();
}

/** What became of the manifests of files. */
export interface Comparison {
  manifests: number;
  /** Which have other bytes than cdk8s gives them. */
  readonly otherBytes: string[];
  /** Which are read back as something else. */
  readonly misread: string[];
}

/** Compares the bytes of every manifest with those of cdk8s, and has them read back. */
export function compareWithCdk8s(
  files: readonly string[],
  folder: string,
  readers: Readonly<Record<string, Reader>>,
): Comparison {
  const comparison: Comparison = { manifests: 0, otherBytes: [], misread: [] };
  for (const file of files) {
    const manifests = manifestsIn(file);
    const theirs = synthesise(UpstreamApp, join(folder, 'theirs'), manifests);
    const ours = synthesise(OurApp, join(folder, 'ours'), manifests);
    comparison.manifests += manifests.length;
    for (const [index, place] of ours.entries()) {
      const which = `${file}, manifest ${index + 1}`;
      const bytes = readFileSync(place);
      if (!bytes.equals(readFileSync(theirs[index]!))) comparison.otherBytes.push(which);
      const rendered = renderedOf(manifests[index]!, index);
      for (const [name, reader] of Object.entries(readers)) {
        const [read] = reader.readFile(place);
        if (!isDeepStrictEqual(read, rendered)) comparison.misread.push(`${which}, by ${name}`);
      }
    }
  }
  return comparison;
}
