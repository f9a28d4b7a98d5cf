/**
 * Crowds: phrases above the cap of postings, as they are found: hash (2 words), how many documents, and their address.
 * chains.ts reads them when a range is grouped; then their memory serves the next range.
 */
import { allocate, emptyStream, reserveInStream, setStreamEnd } from '../memory';
import { CROWDS_STREAM, CROWD_ROOMS } from '../../layout/candidates';

/** A crowd in its stream: the hash, how many documents, and where they are. */
export const CROWD_BYTES: usize = 16;
export const CROWD_DF: usize = 8;
export const CROWD_DOCUMENTS: usize = 12;

/** Documents of a crowd are in memory that serves range after range; the stream points to them. */
export function keepCrowd(hash: u64, documents: usize, df: u32, streams: usize): void {
  const copy = takeCrowdRoom(streams, (<usize>df) << 2);
  memory.copy(copy, documents, (<usize>df) << 2);
  const at = reserveInStream(streams + CROWDS_STREAM, CROWD_BYTES);
  store<u64>(at, hash);
  store<u32>(at, df, CROWD_DF);
  store<u32>(at, <u32>copy, CROWD_DOCUMENTS);
  setStreamEnd(streams + CROWDS_STREAM, at + CROWD_BYTES);
}

/** Rooms of crowds: the first, the one in use, and what is free in it. */
const FIRST_ROOM: usize = 0;
const ROOM: usize = 4;
const FREE: usize = 8;
/** A room begins with the next one and with its size. */
const NEXT_ROOM: usize = 0;
const ROOM_SIZE: usize = 4;
const ROOM_BYTES: usize = 1 << 22;
const ROOM_HEAD: usize = 8;

function takeCrowdRoom(streams: usize, bytes: usize): usize {
  const rooms = streams + CROWD_ROOMS;
  let room = <usize>load<u32>(rooms, ROOM);
  let at = <usize>load<u32>(rooms, FREE);
  while (room == 0 || at + bytes > room + <usize>load<u32>(room, ROOM_SIZE)) {
    let next = room == 0 ? <usize>load<u32>(rooms, FIRST_ROOM) : <usize>load<u32>(room, NEXT_ROOM);
    if (next == 0) {
      const size = max(ROOM_BYTES, bytes + ROOM_HEAD);
      next = allocate(size);
      store<u32>(next, 0, NEXT_ROOM);
      store<u32>(next, <u32>size, ROOM_SIZE);
      if (room == 0) store<u32>(rooms, <u32>next, FIRST_ROOM);
      else store<u32>(room, <u32>next, NEXT_ROOM);
    }
    room = next;
    at = room + ROOM_HEAD;
    store<u32>(rooms, <u32>room, ROOM);
  }
  store<u32>(rooms, <u32>(at + bytes), FREE);
  return at;
}

/** Forgets the crowds of a range: their memory serves the next. */
export function clearCrowds(streams: usize): void {
  store<u32>(streams + CROWD_ROOMS, 0, ROOM);
  store<u32>(streams + CROWD_ROOMS, 0, FREE);
  emptyStream(streams + CROWDS_STREAM);
}
