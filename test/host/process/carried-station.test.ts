import { describe, expect, it } from 'vitest';
import type { ToStation } from '../../../electron/core/contract/station.ts';
import { carriedStation } from '../../../electron/host/process/carried-station.ts';
import type { HostChild } from '../../../electron/host/process/link.ts';
import { stationLives } from '../../../electron/host/process/station-lives.ts';
import type { FromHost, StationOrder } from '../../../electron/host/process/wire.ts';
import { relayStation } from '../../../electron/web/station-relay.ts';

const look: ToStation = { kind: 'look' };

/** A shell between a station, whose lives the test begins, and hosts, which are this test's. */
function shell() {
  const { source, begin } = stationLives();
  const relay = relayStation(source);
  const host = () => {
    const orders: StationOrder[] = [];
    const { source: carried, hear } = carriedStation((message: FromHost) => {
      if ('order' in message) orders.push(message);
    });
    const told: string[] = [];
    const posts: ((message: ToStation) => void)[] = [];
    carried.onJoined((channel) => {
      told.push('joined');
      posts.push(channel.post);
      channel.onMessage((message) => told.push(`said ${String(message)}`));
      channel.onGone(() => told.push('gone'));
    });
    const child: HostChild = {
      post: (message) => {
        if ('station' in message) hear(message);
      },
      onMessage: () => {},
      onExit: () => {},
      kill: () => {},
    };
    return { child, told, orders, post: (message: ToStation) => posts.at(-1)?.(message), posts };
  };
  return { begin, relay, host };
}

describe('a station whose messages the shell carries', () => {
  it('is joined, heard and gone for the host as it is for the shell', () => {
    const { begin, relay, host } = shell();
    const one = host();
    relay.hostIsReady(one.child);
    const heard: ToStation[] = [];
    const life = begin((message) => heard.push(message));
    life.hear('something');
    one.post(look);
    for (const order of one.orders) relay.hear(order);
    life.end();
    expect(one.told).toEqual(['joined', 'said something', 'gone']);
    expect(heard).toEqual([look]);
  });

  it('is joined again with a host that is started anew', () => {
    const { begin, relay, host } = shell();
    const life = begin(() => {});
    const first = host();
    relay.hostIsReady(first.child);
    const second = host();
    relay.hostIsReady(second.child);
    life.hear('something');
    expect(first.told).toEqual(['joined']);
    expect(second.told).toEqual(['joined', 'said something']);
  });

  it('isn’t told what was meant for the one before it', () => {
    const { begin, relay, host } = shell();
    const one = host();
    relay.hostIsReady(one.child);
    begin(() => {});
    one.post(look);
    const heard: ToStation[] = [];
    begin((message) => heard.push(message));
    for (const order of one.orders) relay.hear(order);
    expect(one.told).toEqual(['joined', 'gone', 'joined']);
    expect(heard).toEqual([]);
    one.posts[0]?.(look);
    expect(one.orders).toHaveLength(1);
  });
});
