/** A person's name, in the direction that it is written in. */
export function Person({ name }: { readonly name: string }) {
  return <bdi>{name}</bdi>;
}
