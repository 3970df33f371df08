import { useSay } from './use-desk.ts';

/** A person's name, in the direction that it is written in; who is known by none is called by a word. */
export function Person({ name }: { readonly name: string }) {
  const say = useSay();
  return <bdi>{name === '' ? say('member.unnamed') : name}</bdi>;
}
