import { isObject } from '../manifest/given';
import { isResolvable } from '../manifest/plain';
import type { ArgumentProblem } from './mixin';

/** An image whose text the compiler knows must name a tag other than `latest`, or a digest; a `string` is checked at synth. */
export type ImageOf<I extends string> = string extends I
  ? I
  : I extends `${string}@${string}`
    ? I
    : LastSegment<I> extends `${string}:${infer Tag}`
      ? Tag extends 'latest'
        ? `image "${I}" moves: name a version or a digest`
        : I
      : `image "${I}" has no tag or digest`;

type LastSegment<I extends string> = I extends `${string}/${infer Rest}` ? LastSegment<Rest> : I;

/** What is wrong with an image, as data. */
export function imageProblems(container: string, image: unknown): readonly ArgumentProblem[] {
  if (isObject(image) && isResolvable(image)) {
    return [
      {
        container,
        path: 'image',
        message: 'an image cannot be lazy: rules and helpers read it before cdk8s resolves it',
        remedy: 'give the text itself, read from a prop or the environment where it is decided',
      },
    ];
  }
  if (typeof image !== 'string') {
    return [
      {
        container,
        path: 'image',
        message: `an image is a string, not ${image === null ? 'null' : typeof image}`,
      },
    ];
  }
  if (image.trim() === '') {
    return [
      {
        container,
        path: 'image',
        message: 'the image is empty',
        remedy: `name one, for example 'nginx:1.29'`,
      },
    ];
  }
  const moving = movingTag(container, image);
  return moving === undefined ? [] : [moving];
}

/** The same as {@link ImageOf}, for images that only synth sees. */
function movingTag(container: string, image: string): ArgumentProblem | undefined {
  if (image.includes('@')) return undefined;
  const last = image.slice(image.lastIndexOf('/') + 1);
  const tag = last.includes(':') ? last.slice(last.indexOf(':') + 1) : undefined;
  const remedy = `name a version or a digest; where it is meant, write it with withContainer('${container}', { image: '${image}' })`;
  if (tag === undefined)
    return { container, path: 'image', message: `image "${image}" has no tag or digest`, remedy };
  if (tag === 'latest')
    return {
      container,
      path: 'image',
      message: `image "${image}" moves: name a version or a digest`,
      remedy,
    };
  return undefined;
}
