/**
 * Phrases above the cap of postings, as they are found: hash (2 words), how many documents, and where these stand.
 * They are looked at when a range is done, and their memory serves the next.
 */
import { allocate, emptyStream, reserveInStream, setStreamEnd } from '../memory';
import { CROWDS_STREAM, CROWD_ROOMS } from '../../layout/candidates';

/** Documents of a crowd stand in memory that serves range after range; the stream points to them. */
export function keepCrowd(hash: u64, documents: usize, df: u32, streams: usize): void {
  const copy = takeCrowdRoom(streams, (<usize>df) << 2);
  memory.copy(copy, documents, (<usize>df) << 2);
  const at = reserveInStream(streams + CROWDS_STREAM, 16);
  store<u64>(at, hash);
  store<u32>(at, df, 8);
  store<u32>(at, <u32>copy, 12);
  setStreamEnd(streams + CROWDS_STREAM, at + 16);
}

/** Rooms of crowds are a list of blocks that begin with the next one and with their size. */
const ROOM_BYTES: usize = 1 << 22;
const ROOM_HEAD: usize = 8;

function takeCrowdRoom(streams: usize, bytes: usize): usize {
  const rooms = streams + CROWD_ROOMS;
  let room = <usize>load<u32>(rooms, 4);
  let at = <usize>load<u32>(rooms, 8);
  while (room == 0 || at + bytes > room + <usize>load<u32>(room, 4)) {
    let next = room == 0 ? <usize>load<u32>(rooms) : <usize>load<u32>(room);
    if (next == 0) {
      const size = max(ROOM_BYTES, bytes + ROOM_HEAD);
      next = allocate(size);
      store<u32>(next, 0);
      store<u32>(next, <u32>size, 4);
      if (room == 0) store<u32>(rooms, <u32>next);
      else store<u32>(room, <u32>next);
    }
    room = next;
    at = room + ROOM_HEAD;
    store<u32>(rooms, <u32>room, 4);
  }
  store<u32>(rooms, <u32>(at + bytes), 8);
  return at;
}

/** Forgets the crowds of a range: their memory serves the next. */
export function clearCrowds(streams: usize): void {
  store<u32>(streams + CROWD_ROOMS, 0, 4);
  store<u32>(streams + CROWD_ROOMS, 0, 8);
  emptyStream(streams + CROWDS_STREAM);
}
